import { isOff } from '../../dynamicPlugins/flags.ts';
import { listAt } from '../../field.ts';
import type { Path } from '../../finding.ts';
import { message } from '../../message.ts';
import { nearest } from '../../schema/nearest.ts';
import { isMapping } from '../../schema/place.ts';
import type { Found, PluginListRule } from '../rule.ts';

/** A dependency that names nothing the operator has, or not the way it is meant. */
export const dpDependencyRef: PluginListRule = {
  code: 'dp-dependency-ref',
  about: 'plugin-list',
  consumer: 'operator',
  effect: 'silent',
  severity: 'error',
  releases: 'all',
  title: 'A dependency that the operator does not have',
  why: `The rhdh-operator looks for files whose names begin with the \`ref\`, letter by letter. Where there is none it brings nothing
along and says nothing: no SonataFlowPlatform, no database, no error. Part of a name works by accident, as long as no other file
begins with it. Dependencies of a plugin that is switched off are not looked at.`,
  example: {
    release: '1.10',
    bad: `plugins:
  - package: ./local-plugins/mine
    dependencies:
      - ref: Sonataflow
`,
    good: `plugins:
  - package: ./local-plugins/mine
    dependencies:
      - ref: sonataflow
`,
  },
  fix: 'Writes the name that is meant.',
  judge({ entries, release, container, target }) {
    if (container === 'values' || (target?.method ?? 'operator') !== 'operator') return [];
    return entries.flatMap(({ index, fields }): readonly Found[] => {
      const dependencies = listAt(fields, 'dependencies');
      const path = ['plugins', index, 'dependencies'];
      const all = dependencies.flatMap((item, position) =>
        isMapping(item) ? judgeItem(item, [...path, position], release.dependencyRefs) : [],
      );
      // An operator that was given files of its own knows other names, too; a slip stays one.
      const found = target === undefined ? all.filter(({ fix }) => fix !== undefined) : all;
      const isIdle = found.length === 0 && isOff(fields, release.installer) && dependencies.some(namesOne);
      return isIdle ? [idle(path)] : found;
    });
  },
};

function namesOne(item: unknown): boolean {
  return isMapping(item) && typeof item['ref'] === 'string' && item['ref'] !== '';
}

function idle(path: Path): Found {
  return {
    path,
    at: 'key',
    severity: 'hint',
    message: message(
      'While the plugin is switched off, the RHDH operator does not look at its dependencies.',
    ),
  };
}

function judgeItem(
  item: Readonly<Record<string, unknown>>,
  path: Path,
  known: readonly string[],
): readonly Found[] {
  const { ref, name } = item;
  if (ref === undefined) {
    // An empty item is how the default dependencies are cleared.
    return typeof name === 'string' && !('ref' in item) ? [misnamed([...path, 'name'])] : [];
  }
  if (typeof ref !== 'string' || ref === '' || known.includes(ref)) return [];
  return [wrong(ref, [...path, 'ref'], known)];
}

function misnamed(path: Path): Found {
  return {
    path,
    at: 'key',
    message: message(
      'The RHDH operator looks for "ref", not for "name": this dependency is not brought along.',
    ),
    fix: { kind: 'renameKey', title: message('Write "ref"'), path, to: 'ref' },
  };
}

function wrong(ref: string, path: Path, known: readonly string[]): Found {
  const begun = known.filter((one) => `${one}.yaml`.startsWith(ref));
  const meant = begun.length === 1 ? begun[0] : nearest(ref.trim(), known);
  const [first] = begun;
  return {
    path,
    at: 'value',
    ...(first === undefined ? {} : { severity: 'warning' }),
    message:
      first === undefined
        ? message(
            'The RHDH operator has no dependency "{0}", and brings nothing along without a word: it knows {1}.',
            ref,
            known.join(', '),
          )
        : message(
            '"{0}" brings {1} along only because that name begins with it: write the whole name.',
            ref,
            first,
          ),
    ...(meant === undefined
      ? {}
      : { fix: { kind: 'replace', title: message('Write "{0}"', meant), path, value: meant } }),
  };
}
