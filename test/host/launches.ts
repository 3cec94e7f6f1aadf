import { cp, mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { findGo } from '../../sandbox/go.ts';
import { startSandbox } from '../../sandbox/start.ts';
import { root } from '../../scripts/build.ts';
import type { Edition } from '../../scripts/vscode.ts';
import { plain } from '../../src/core/message.ts';
import { buildStandIn, packStandIn } from '../support/standIn.ts';

/** What a launch of VS Code starts with. */
export interface Prepared {
  readonly workspace: string;
  readonly env?: Readonly<Record<string, string>>;
  readonly settings?: Readonly<Record<string, unknown>>;
  /** Folders of extensions that are installed already. */
  readonly installed?: readonly string[];
  /** Why some of the tests cannot run here, by their file. */
  readonly cannot?: Readonly<Record<string, string>>;
  /** Undoes what the preparation has started. */
  readonly end?: () => Promise<void>;
}

/** A VS Code and the tests that run in it, one file after the other; each launch costs as much as dozens of tests. */
export interface Launch {
  readonly name: string;
  /** Files in this folder, without `.test.ts`. Without any there is nothing to launch. */
  readonly tests: (edition: Edition) => readonly string[];
  /** @param scratch an empty folder that is removed later. */
  readonly prepare: (scratch: string, edition: Edition) => Promise<Prepared>;
}

/** An empty kubeconfig, so that nobody's own cluster is contacted. */
const noCluster = { KUBECONFIG: '/dev/null' };

export const launches: readonly Launch[] = [
  {
    name: 'alone',
    // The first is about the start, and the second about what is there before the language server is.
    tests: (edition) => {
      const folder = edition === 'newest' ? ['aFolder'] : [];
      return ['activation', ...folder, 'crash', 'editing', 'lens', 'network', 'yamlExtension'];
    },
    prepare: async (scratch, edition) => {
      const [workspace, vsix] = [join(scratch, 'two.code-workspace'), join(scratch, 'vscode-yaml.vsix')];
      await Promise.all([
        cp(join(root, 'test/fixtures/workspace'), join(scratch, 'disk'), { recursive: true }),
        packStandIn(join(scratch, 'vscode-yaml'), vsix),
      ]);
      // Whoever brings it is not there when the window opens, over which the floor fails when it first completes.
      const second = edition === 'newest' ? [{ uri: 'memory:/repository' }] : [];
      await writeFile(workspace, JSON.stringify({ folders: [{ path: 'disk' }, ...second] }));
      return { workspace, env: { ...noCluster, RHDH_ORCHESTRATOR_STAND_IN: vsix } };
    },
  },
  {
    name: 'beside',
    // The first is about what both extensions do at the start, the last is the first that contacts the cluster. It takes
    // long for what little of an older editor it would show beside the other launch.
    tests: (edition) =>
      edition === 'newest'
        ? ['beside', 'wizard/again', 'wizard/bytes', 'wizard/questions', 'wizard/writing', 'wholeJob']
        : [],
    prepare: async (scratch) => {
      const [workspace, standIn] = [join(scratch, 'workspace'), join(scratch, 'redhat.vscode-yaml-0.0.1')];
      const [go] = await Promise.all([findGo(), mkdir(workspace), buildStandIn(standIn)]);
      const prepared = { workspace, installed: [standIn] };
      if (go.kind !== 'found') return { ...prepared, env: noCluster, cannot: { wholeJob: plain(go.reason) } };
      const sandbox = await startSandbox({ operators: { delays: { step: 50, workload: 300 } } });
      return { ...prepared, env: { KUBECONFIG: sandbox.kubeconfig }, end: () => sandbox.stop() };
    },
  },
];
