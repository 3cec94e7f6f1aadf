import { setTimeout as sleep } from 'node:timers/promises';
import type { Access } from '../../sandbox/apiClient.ts';
import type { Kind } from '../../sandbox/simulator/kinds.ts';
import { connect } from '../../sandbox/simulator/kube.ts';
import { watch } from '../../sandbox/simulator/watch.ts';
import { expect } from 'vitest';
import {
  differences,
  rowsOf,
  type Facts,
  type Stretch,
  type Subject,
  type Tolerance,
  type Version,
} from './history.ts';

/** Every version of the objects of some kinds from now on. */
export interface ClusterHistory {
  /**
   * What came since the last cut, once `isComplete` is content with it and nothing has changed for a while.
   * It does not wait for ever: what is missing then is for the caller to see.
   */
  cut(isComplete?: (stretch: Stretch) => boolean): Promise<Stretch>;
  stop(): void;
}

/** Milliseconds. */
const quiet = 500;
const patience = 60_000;

export function recordHistory(access: Access, kinds: readonly Kind[]): ClusterHistory {
  const kube = connect(access);
  const ending = new AbortController();
  const versions: Version[] = [];
  for (const kind of kinds) {
    void watch(
      kube,
      kind,
      ({ type, object }) => {
        const resourceVersion = Number(object.metadata.resourceVersion);
        versions.push({
          resourceVersion,
          deleted: type === 'deleted',
          object: { ...object, kind: kind.kind },
        });
      },
      ending.signal,
    );
  }
  let from = 0;
  return {
    async cut(isComplete = () => true) {
      const limit = performance.now() + patience;
      for (;;) {
        const count = versions.length;
        await sleep(quiet);
        const stretch = { before: versions.slice(0, from), versions: versions.slice(from) };
        const settled = versions.length === count && isComplete(stretch);
        if (!settled && performance.now() < limit) continue;
        from += stretch.versions.length;
        return stretch;
      }
    },
    stop() {
      ending.abort();
      kube.close();
    },
  };
}

/** What is compared of two histories, and what may differ. */
export interface Comparison {
  readonly subject: Subject;
  readonly facts: Facts;
  readonly tolerance: Tolerance;
}

/** Waits until everything that was recorded has come true since the last cut, and expects nothing else, in the same order. */
export async function expectRecorded(
  history: ClusterHistory,
  recorded: Stretch,
  { subject, facts, tolerance }: Comparison,
): Promise<void> {
  const rows = ({ versions, before }: Stretch) => rowsOf(versions, before, subject, facts);
  const differ = (played: Stretch) => differences(rows(recorded), rows(played), tolerance);
  const played = await history.cut((so) => !differ(so).some((each) => each.startsWith('missing')));
  expect(differ(played)).toEqual([]);
}
