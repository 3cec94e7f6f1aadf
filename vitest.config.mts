import { existsSync } from 'node:fs';
import { defineConfig } from 'vitest/config';

/** The API server of the cluster ring is built and started once for all files of a run. */
const clusterSetup = 'test/cluster/globalSetup.ts';

export default defineConfig({
  test: {
    passWithNoTests: true,
    allowOnly: false,
    projects: [
      // Nothing there keeps a state that another file could meet, and loading everything once takes half the time.
      {
        test: {
          name: 'unit',
          include: ['test/unit/**/*.test.ts'],
          isolate: false,
          maxWorkers: 2,
          // A limit ends what hangs; how long a machine with other work takes for a test says nothing of the test.
          testTimeout: 60_000,
        },
      },
      {
        test: {
          name: 'corpus',
          isolate: false,
          include: ['test/corpus/**/*.test.ts'],
          testTimeout: 120_000,
          maxWorkers: 2,
        },
      },
      {
        test: {
          name: 'server',
          isolate: false,
          include: ['test/server/**/*.test.ts'],
          maxWorkers: 2,
          testTimeout: 60_000,
          hookTimeout: 60_000,
        },
      },
      {
        test: {
          name: 'cluster',
          isolate: false,
          include: ['test/cluster/**/*.test.ts'],
          ...(existsSync(clusterSetup) && { globalSetup: [clusterSetup] }),
          testTimeout: 180_000,
          hookTimeout: 600_000,
          // Each file may run a kube-apiserver of its own, about a gigabyte of memory.
          maxWorkers: 2,
          sequence: { groupOrder: 1 },
        },
      },
      {
        test: {
          name: 'ui',
          include: ['test/ui/**/*.test.ts'],
          globalSetup: ['test/ui/globalSetup.ts'],
          testTimeout: 300_000,
          hookTimeout: 300_000,
          // A file waits for its VS Code and its cluster most of the time, and each pair takes two gigabytes.
          maxWorkers: 2,
          sequence: { groupOrder: 2 },
        },
      },
    ],
  },
});
