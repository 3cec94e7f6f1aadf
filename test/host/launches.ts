import { cp, mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { findGo } from '../../sandbox/go.ts';
import { startSandbox } from '../../sandbox/start.ts';
import { root } from '../../scripts/build.ts';
import { plain } from '../../src/core/message.ts';
import { buildStandIn, packStandIn } from '../support/standIn.ts';

/** What a launch of VS Code starts with. */
export interface Prepared {
  readonly workspace: string;
  readonly env?: Readonly<Record<string, string>>;
  readonly settings?: Readonly<Record<string, unknown>>;
  /** Folders of extensions that are installed already. */
  readonly installed?: readonly string[];
  /** Undoes what the preparation has started. */
  readonly end?: () => Promise<void>;
}

/** A launch is a folder of tests and the VS Code they run in; `scratch` is an empty folder that is removed later. */
export interface Launch {
  readonly name: string;
  /** It takes long for what little of an older editor it would show beside the other launches. */
  readonly newestOnly?: true;
  /** Why it cannot run here, if there is a reason. */
  readonly obstacle?: () => Promise<string | undefined>;
  readonly prepare: (scratch: string) => Promise<Prepared>;
}

/** An empty kubeconfig, so that nobody's own cluster is contacted. */
const noCluster = { KUBECONFIG: '/dev/null' };

export const launches: readonly Launch[] = [
  {
    name: 'suite',
    prepare: async (scratch) => {
      const workspace = join(scratch, 'workspace');
      await cp(join(root, 'test/fixtures/workspace'), workspace, { recursive: true });
      return { workspace, env: noCluster };
    },
  },
  {
    name: 'wizard',
    newestOnly: true,
    prepare: async (scratch) => {
      const workspace = join(scratch, 'workspace');
      await mkdir(workspace);
      return { workspace, env: noCluster };
    },
  },
  {
    name: 'job',
    newestOnly: true,
    obstacle: async () => {
      const go = await findGo();
      return go.kind === 'found' ? undefined : plain(go.reason);
    },
    prepare: async (scratch) => {
      const workspace = join(scratch, 'workspace');
      await mkdir(workspace);
      const sandbox = await startSandbox({ operators: { delays: { step: 50, workload: 300 } } });
      return { workspace, env: { KUBECONFIG: sandbox.kubeconfig }, end: () => sandbox.stop() };
    },
  },
  {
    name: 'beside',
    newestOnly: true,
    prepare: async (scratch) => {
      const [workspace, standIn] = [join(scratch, 'workspace'), join(scratch, 'redhat.vscode-yaml-0.0.1')];
      await Promise.all([mkdir(workspace), buildStandIn(standIn)]);
      return { workspace, env: noCluster, installed: [standIn] };
    },
  },
  {
    name: 'comes',
    newestOnly: true,
    prepare: async (scratch) => {
      const [workspace, vsix] = [join(scratch, 'two.code-workspace'), join(scratch, 'vscode-yaml.vsix')];
      await Promise.all([mkdir(join(scratch, 'disk')), packStandIn(join(scratch, 'vscode-yaml'), vsix)]);
      // Whoever brings the second folder is not there when the window opens, nor is the YAML extension.
      const folders = [{ path: 'disk' }, { uri: 'memory:/repository' }];
      await writeFile(workspace, JSON.stringify({ folders }));
      return { workspace, env: { ...noCluster, RHDH_ORCHESTRATOR_STAND_IN: vsix } };
    },
  },
];
