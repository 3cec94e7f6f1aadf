import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { dependenciesOf, mergePlugins } from '../../../sandbox/simulator/rhdh/mergePlugins.ts';
import {
  readPluginFile,
  type OperatorMerge,
  type PluginEntry,
  type PluginFile,
} from '../../../sandbox/simulator/rhdh/pluginFile.ts';
import { resolveRelease } from '../../../src/core/releases/index.ts';

const recordings = join(import.meta.dirname, '../../../../shared/recordings/rhdh-operator');

/** Go writes numbers in its own way, which the simulator does not follow. */
const leftOut = ['merge-m18-normalisation.json'];

interface Recorded {
  readonly user: unknown;
  /** Absent where the operator's own default was used. */
  readonly default_overlay: string | null;
  readonly result: { readonly plugins?: readonly PluginEntry[] } | null;
  readonly sfp: boolean;
  readonly conditions: readonly { readonly reason: string }[];
}

const folders = { 'release-1.8': '1.8', 'release-1.9': '1.9', 'release-1.10': '1.10', main: '2.0' } as const;

describe.skipIf(!existsSync(recordings))('the merge of a release, held against what its operator did', () => {
  for (const [folder, line] of Object.entries(folders)) {
    test.each(casesOf(folder))(`${line}: $name`, ({ recorded, user, overlay }) => {
      const merge = mergeOf(line);
      const file = readPluginFile(user, merge);
      const failed = recorded.conditions[0]?.reason === 'DeployFailed';
      expect(typeof file === 'string' ? file : 'read', user).toEqual(
        failed ? expect.stringMatching(/^yaml: /) : 'read',
      );
      const merged = mergePlugins(read(overlay, merge), typeof file === 'string' ? none : file, merge);
      const expected = failed ? merged.plugins : (recorded.result?.plugins ?? []);
      expect(byPackage(merged.plugins)).toEqual(byPackage(expected));
      expect(failed || dependenciesOf(merged).includes('sonataflow')).toBe(failed || recorded.sfp);
    });
  }
});

const none: PluginFile = { plugins: [] };

function casesOf(folder: string) {
  const path = join(recordings, folder);
  if (!existsSync(path)) return [];
  const names = readdirSync(path).filter((name) => name.startsWith('merge-') && !leftOut.includes(name));
  return names.flatMap((name) => {
    const recorded = JSON.parse(readFileSync(join(path, name), 'utf8')) as Recorded;
    const { user, default_overlay: overlay, conditions } = recorded;
    // Where the ConfigMap itself is wrong there is nothing to merge.
    const read = !/Data key|not found/.test(JSON.stringify(conditions));
    return typeof user === 'string' && overlay && read ? [{ name, recorded, user, overlay }] : [];
  });
}

function mergeOf(line: string): OperatorMerge {
  const release = resolveRelease(line);
  if (release === undefined) throw new Error(`no release ${line}`);
  return release.merge;
}

function read(text: string, merge: OperatorMerge): PluginFile {
  const file = readPluginFile(text, merge);
  if (typeof file === 'string') throw new Error(file);
  return file;
}

/** Go leaves empty values out when it writes. */
function byPackage(plugins: readonly PluginEntry[]): Record<string, Partial<PluginEntry>> {
  const isEmpty = (value: unknown) =>
    value === '' || (typeof value === 'object' && value !== null && Object.keys(value).length === 0);
  const written = (entry: PluginEntry) =>
    Object.fromEntries(Object.entries(entry).filter(([, value]) => !isEmpty(value)));
  return Object.fromEntries(plugins.map((entry) => [entry.package ?? '', written(entry)]));
}
