import { cp, mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { root } from '../../scripts/build.ts';

/** What a launch of VS Code starts with. */
export interface Prepared {
  /** Absent: no folder is open. */
  readonly workspace?: string;
  readonly env?: Readonly<Record<string, string>>;
  readonly settings?: Readonly<Record<string, unknown>>;
  /** Undoes what the preparation has started. */
  readonly end?: () => Promise<void>;
}

/** A launch is a folder of tests and the VS Code they run in; `scratch` is an empty folder that is removed later. */
export interface Launch {
  readonly name: string;
  /** Why it cannot run here, if there is a reason. */
  readonly obstacle?: () => Promise<string | undefined>;
  readonly prepare: (scratch: string) => Promise<Prepared>;
}

/** No kubeconfig: tests that need a cluster say so themselves. */
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
    name: 'noFolder',
    prepare: async (scratch) => {
      await mkdir(join(scratch, 'home'), { recursive: true });
      return { env: noCluster };
    },
  },
];
