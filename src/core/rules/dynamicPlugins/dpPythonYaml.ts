import type { PluginList } from '../../dynamicPlugins/pluginList.ts';
import type { Path } from '../../finding.ts';
import { message, type Message } from '../../message.ts';
import type { Oddity } from '../../yaml/oddity.ts';
import type { Found, PluginListRule } from '../rule.ts';

/** YAML that the reader of the Python installers does not take, or whose values they cannot write down. */
export const dpPythonYaml: PluginListRule = {
  code: 'dp-python-yaml',
  about: 'plugin-list',
  consumer: 'installer',
  effect: 'fails',
  severity: 'error',
  releases: ({ installer }) => installer.implementation === 'python',
  title: 'YAML that the installers up to RHDH 1.10 cannot read',
  why: `The plugin installers up to RHDH 1.10 read YAML with PyYAML, which stops at a tab behind a colon, at a lone \`=\`, at tags it does
not know and at a list or mapping as a key. They write every entry down as JSON, but for its \`pluginConfig\`: a date, a set or binary data
in another field crashes them. In each case RHDH does not start. The installer of 2.x takes all of it.`,
  example: {
    release: '1.10',
    bad: `plugins:
  - package: ./dynamic-plugins/dist/backstage-plugin-techdocs
    pluginConfig:
      separator: =
`,
    good: `plugins:
  - package: ./dynamic-plugins/dist/backstage-plugin-techdocs
    pluginConfig:
      separator: "="
`,
  },
  fix: 'Puts a lone `=` in quotes.',
  judge(list) {
    if (list.rewritten) return [];
    return [...list.oddities().flatMap(oddFinding), ...datesIn(list)];
  },
};

function oddFinding({ what, path, tag = '' }: Oddity): readonly Found[] {
  const found = (say: Message, at: Found['at'] = 'value'): readonly Found[] => [{ path, at, message: say }];
  switch (what) {
    case 'tab':
      return found(
        message('A tab separates here, at which the plugin installer stops: write a blank.'),
        'key',
      );
    case 'equals':
      return [
        {
          path,
          at: 'value',
          message: message(
            'A lone "=" has a meaning of its own in YAML 1.1, at which the plugin installer stops.',
          ),
          fix: { kind: 'replace', title: message('Put it in quotes'), path, value: '=' },
        },
      ];
    case 'keyShape':
      return found(
        message('A key is a text here: the plugin installer stops at a list or a mapping as a key.'),
        'key',
      );
    case 'mixedKeys':
      return isWrittenDown(path)
        ? found(
            message(
              'Numbers and texts as keys of one mapping crash the plugin installer: put the numbers in quotes.',
            ),
            'key',
          )
        : [];
    case 'tag':
      if (!pythonTags.has(tag))
        return found(message('The plugin installer does not know the tag {0} and stops there.', tag));
      return unwritable.has(tag) && isWrittenDown(path)
        ? found(
            message(
              'The plugin installer crashes at a value of this type here: write it as text, in quotes.',
            ),
          )
        : [];
    case 'mergeKey':
    case 'twoReadings':
      return [];
  }
}

/** A field of an entry that goes into what tells its versions apart. */
function isWrittenDown([top, , name]: Path): boolean {
  return top === 'plugins' && name !== undefined && name !== 'pluginConfig';
}

function tagNames(...names: readonly string[]): ReadonlySet<string> {
  return new Set(names.map((name) => `tag:yaml.org,2002:${name}`));
}

/** Types that PyYAML's safe loader makes (yaml/constructor.py). */
const pythonTags = tagNames(
  'null',
  'bool',
  'int',
  'float',
  'binary',
  'timestamp',
  'omap',
  'pairs',
  'set',
  'str',
  'seq',
  'map',
);

/** Those of them that its JSON writer does not take. */
const unwritable = tagNames('binary', 'timestamp', 'set');

/** Dates need no tag. */
function datesIn({ entries }: PluginList): readonly Found[] {
  return entries.flatMap(({ index, fields }) =>
    Object.entries(fields).flatMap(([name, value]) =>
      name !== 'pluginConfig' && holdsDate(value, 0)
        ? [
            {
              path: ['plugins', index, name],
              at: 'value' as const,
              message: message('The plugin installer crashes at a date here: put it in quotes.'),
            },
          ]
        : [],
    ),
  );
}

/** Deep enough for what people write, and an end for what refers to itself. */
const deepest = 20;

function holdsDate(value: unknown, depth: number): boolean {
  if (value instanceof Date) return true;
  if (typeof value !== 'object' || value === null || depth > deepest) return false;
  return Object.values(value).some((part) => holdsDate(part, depth + 1));
}
