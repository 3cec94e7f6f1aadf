import { expect, test } from 'vitest';
import { field, flagAt, listAt, textAt } from '../../../src/core/field.ts';
import type { OperatorMerge } from '../../../src/core/rhdhOperator.ts';
import { describeWithShared, readShared } from '../../support/sharedFolder.ts';
import { branches, newestOf } from './branches.ts';

/** 1.7 does not merge, and 2.1 was not recorded. */
const recorded = branches.filter(([line]) => line !== '1.7' && line !== '2.1');

/** The plugin list that the operator of a branch made in a recorded case; `./a` and `./b` are off by default, `./c` on. */
function merged(branch: string, name: string): unknown {
  return field(JSON.parse(readShared(`recordings/rhdh-operator/${branch}/merge-${name}.json`)), 'result');
}

function entry(branch: string, name: string, reference: string): unknown {
  return listAt(merged(branch, name), 'plugins').find((plugin) => textAt(plugin, 'package') === reference);
}

/** References that the merged entry of `./c` asks plugin-deps for. */
const refsOfC = (branch: string, name: string): readonly string[] =>
  listAt(entry(branch, name, './c'), 'dependencies')
    .map((dependency) => textAt(dependency, 'ref') ?? '')
    .filter((ref) => ref !== '');

function clearsBy(branch: string): OperatorMerge['clearDependencies'] {
  if (refsOfC(branch, 'm06-deps-empty-list').length === 0) return 'emptyList';
  return refsOfC(branch, 'm06b-deps-list-of-empty').length === 0 ? 'emptyRef' : 'notApplicable';
}

describeWithShared('recordings/rhdh-operator', 'against what the real operators merged', () => {
  test.each(recorded)('%s merges as its operator did', (line, branch) => {
    const isOff = (name: string, reference: string): boolean | undefined => {
      const found = entry(branch, name, reference);
      const enabled = flagAt(found, 'enabled');
      return enabled === undefined ? flagAt(found, 'disabled') : !enabled;
    };
    const realPlugins = listAt(merged(branch, 'm19b-real-default-no-deps'), 'plugins');
    const seen: Partial<OperatorMerge> = {
      merges: true,
      absentFlag: isOff('m02-disabled-absent', './a') === true ? 'keeps' : 'enables',
      disabledFalseEnables: isOff('m03-disabled-false', './a') === false,
      enabledFalse: isOff('m05-enabled-false-over-enabled', './c') === true ? 'disables' : 'ignored',
      clearDependencies: clearsBy(branch),
      inheritsDependencies: realPlugins.some((plugin) => listAt(plugin, 'dependencies').length > 0),
      emptyIncludesClear: listAt(merged(branch, 'm07c-includes-empty'), 'includes').length === 0,
    };
    expect(newestOf(line).merge).toMatchObject(seen);
  });

  test.each(recorded)('%s keeps no field that its operator lost', (line, branch) => {
    const { knownFields } = newestOf(line).merge;
    for (const reference of ['./a', './new']) {
      for (const key of Object.keys(entry(branch, 'm01-unknown-fields', reference) ?? {})) {
        expect(knownFields).toContain(key);
      }
    }
    const kept = Object.keys(entry(branch, 'm01-unknown-fields', './new') ?? {});
    expect(kept.includes('enabled')).toBe(knownFields.includes('enabled'));
  });
});
