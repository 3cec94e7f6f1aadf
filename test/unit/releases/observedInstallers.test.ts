import { expect, test } from 'vitest';
import { releases } from '../../../src/core/releases/index.ts';
import type { Installer } from '../../../src/core/release.ts';
import { describeWithShared, readShared } from '../../support/sharedFolder.ts';

/** What a real installer did with one text. */
interface Verdict {
  readonly exit: number;
  readonly errorType: string | null;
  readonly error: string | null;
  readonly plugins:
    readonly { readonly key: string; readonly enabled: boolean; readonly outcome: string }[] | null;
  readonly dropped: readonly string[];
  readonly warnings: readonly string[];
  readonly second?: { readonly dirs: readonly string[] };
}

/** The recording of each release; 1.9.3 was not recorded on its own, 1.7.0 differs in nothing that was. */
const recordingOf = (version: string): string => {
  if (/^1\.9\.[0-2]$/.test(version)) return '1.9.0';
  return version.startsWith('2.') ? '2.x' : version.replace(/\.\d+$/, '');
};

const notRecorded = ['1.7.0', '1.9.3'];

const failed = ({ exit }: Verdict): boolean => exit !== 0;
const enabled = ({ plugins }: Verdict, key: string): boolean | undefined =>
  plugins?.find((plugin) => plugin.key === key)?.enabled;

const local = './local/my-plugin';
const rbac = './dynamic-plugins/dist/backstage-community-plugin-rbac';
const techdocs = './dynamic-plugins/dist/backstage-plugin-techdocs';

type Observation = {
  readonly [Fact in keyof Installer]?: [id: string, read: (seen: Verdict) => Installer[Fact]];
};

/** Which recorded text shows a fact, and how its verdict is read. */
const observations: Observation = {
  key: ['D-npm-ver', (seen) => (failed(seen) ? 'name' : 'package')],
  duplicates: ['D-npm-same', (seen) => (failed(seen) ? 'error' : 'lastWins')],
  // `disabled: no` is a boolean in YAML 1.1 and a text in 1.2.
  yaml: [
    'B-disabled-05',
    (seen) => (seen.warnings.some((one) => one.includes('non-boolean')) ? '1.2' : '1.1'),
  ],
  inherit: ['F-path-plain', (seen) => !failed(seen)],
  inheritMatches: ['F-path-plain', (seen) => (failed(seen) ? 'nothing' : 'registryAndPath')],
  refScheme: ['C-ref-disabled-false', (seen) => !failed(seen)],
  enabledKey: ['B-enabled-01', (seen) => enabled(seen, local) === false],
  ociPathOptional: ['F-path-tag', (seen) => !failed(seen)],
  ociHostPort: ['E-01', (seen) => (failed(seen) ? 'refused' : 'accepted')],
  malformedDisabledOci: [
    'E-24-dis',
    (seen) => (failed(seen) ? 'error' : seen.dropped.length > 0 ? 'warning' : 'ignored'),
  ],
  inspectsDisabledPathless: ['E-56-dis', failed],
  disabledPathlessDropsImage: [
    'D-oci-path-pathless-2dis',
    (seen) => seen.dropped.some((one) => one.endsWith('!p1')),
  ],
  wrongOciPath: ['E-35', (seen) => (failed(seen) ? 'error' : 'emptyDirectory')],
  duplicateKeys: ['B-dup-package', (seen) => (failed(seen) ? 'error' : 'lastWins')],
  mergeKeys: ['B-merge-package', (seen) => (failed(seen) ? 'ignored' : 'applied')],
  tabAfterColon: ['A-tabvalue', (seen) => (failed(seen) ? 'error' : 'ignored')],
  nonBooleanFlag: [
    'B-default-on-disabled-3',
    (seen) => (enabled(seen, techdocs) === true ? 'losesState' : 'truthy'),
  ],
  bothFlagsOverIncluded: [
    'B-both-default-2',
    (seen) => (enabled(seen, rbac) === true ? 'on' : 'disabledCounts'),
  ],
  nullLists: ['A-inull', (seen) => (failed(seen) ? 'error' : 'ignored')],
  missingInclude: ['F-missingdefault', (seen) => (seen.warnings.length > 0 ? 'warning' : 'error')],
  missingLocal: ['H-30', (seen) => (failed(seen) ? 'error' : 'skipped')],
  scalarOverMapping: ['I-09', (seen) => (seen.errorType === 'TypeError' ? 'crash' : 'replaced')],
  conflictKey: ['I-03', (seen) => (seen.error?.includes("'a.b.c'") === true ? 'full' : 'lastTwoSegments')],
  reinstallDeletes: ['K-force-npm-2', (seen) => seen.second?.dirs.length === 0],
  skopeoNeeded: ['K-noskopeo-empty', (seen) => (failed(seen) ? 'always' : 'forOciPlugins')],
  registryFallback: ['E-58', (seen) => (failed(seen) ? undefined : 'quay.io/rhdh/')],
  maxEntrySize: ['E-64', (seen) => (failed(seen) ? 20_000_000 : 40_000_000)],
};

/** Verdicts of one recording by the id of the text. */
function verdictsOf(recording: string): ReadonlyMap<string, Verdict> {
  const lines = readShared(`oracle/installers/${recording}.jsonl`).trimEnd().split('\n');
  return new Map(
    lines.map((line) => {
      const { id, verdict } = JSON.parse(line) as { readonly id: string; readonly verdict: Verdict };
      return [id, verdict];
    }),
  );
}

const recorded = releases.filter(({ version }) => !notRecorded.includes(version));
const recordings = [...new Set(recorded.map(({ version }) => recordingOf(version)))];

describeWithShared('oracle/installers', 'against what the real installers did', () => {
  test.each(recordings)('every fact holds in the recording of %s', (recording) => {
    const verdicts = verdictsOf(recording);
    const seen = Object.fromEntries(
      Object.entries(observations).map(([fact, [id, read]]) => {
        const verdict = verdicts.get(id);
        if (verdict === undefined) throw new Error(`No text ${id}.`);
        return [fact, read(verdict)];
      }),
    );
    for (const { version, installer } of recorded.filter((one) => recordingOf(one.version) === recording)) {
      expect(installer, version).toMatchObject(seen);
    }
  });
});

test('what was not recorded differs from its neighbours in nothing but what was read', () => {
  const installerOf = (wanted: string): Installer | undefined =>
    releases.find(({ version }) => version === wanted)?.installer;
  expect({ ...installerOf('1.7.0'), skopeoNeeded: 'forOciPlugins' }).toEqual(installerOf('1.7.1'));
  expect({ ...installerOf('1.9.3'), ociHostPort: 'refused' }).toEqual(installerOf('1.9.2'));
});
