import { configConflicts, type ConfigConflict } from '../../dynamicPlugins/configMerge.ts';
import type { EffectivePlugin } from '../../dynamicPlugins/merge.ts';
import type { PluginList } from '../../dynamicPlugins/pluginList.ts';
import type { Path } from '../../finding.ts';
import { message, type Message } from '../../message.ts';
import type { Found, PluginListRule } from '../rule.ts';

/** Two plugins that are switched on set one key of the app-config to different values. */
export const dpConfigConflict: PluginListRule = {
  code: 'dp-config-conflict',
  about: 'plugin-list',
  consumer: 'installer',
  effect: 'fails',
  severity: 'error',
  releases: 'all',
  title: 'Two plugins set one key of the app-config differently',
  why: `The plugin installer puts the \`pluginConfig\` of all plugins that are switched on into one file. Where two of them give a key other
values it stops and RHDH does not start. A \`pluginConfig\` replaces that of an included entry as a whole, and the one of an entry without any
is that of the included entry: whoever sets \`orchestrator.dataIndexService.url\` for the backend sets it for the scaffolder module, too.
A mapping where an earlier plugin has a plain value crashes the installers up to RHDH 1.10; that of 2.x forgets the plain value.`,
  example: {
    release: '1.10',
    bad: `plugins:
  - package: ./dynamic-plugins/dist/one
    pluginConfig:
      app:
        title: One
  - package: ./dynamic-plugins/dist/two
    pluginConfig:
      app:
        title: Two
`,
    good: `plugins:
  - package: ./dynamic-plugins/dist/one
    pluginConfig:
      app:
        title: One
  - package: ./dynamic-plugins/dist/two
    pluginConfig:
      app:
        title: One
`,
  },
  judge(list) {
    const conflicts = configConflicts(list.merge.plugins, list.release.installer);
    return onePerPair(conflicts).map((conflict): Found => {
      const isSilent =
        conflict.what === 'mappingOverScalar' && list.release.installer.scalarOverMapping === 'replaced';
      return {
        ...(isSilent ? ({ severity: 'warning', effect: 'silent' } as const) : {}),
        path: pathOf(conflict, list),
        at: 'key',
        message: say(conflict, isSilent),
      };
    });
  },
};

/** Two plugins that differ in one key mostly differ in many: the first tells enough. */
function onePerPair(conflicts: readonly ConfigConflict[]): readonly ConfigConflict[] {
  const byPair = new Map<EffectivePlugin, Map<EffectivePlugin | undefined, ConfigConflict>>();
  for (const conflict of conflicts) {
    const { first, second, what } = conflict;
    const others = byPair.get(second) ?? new Map<EffectivePlugin | undefined, ConfigConflict>();
    byPair.set(second, others);
    // What stops the installer goes before what it does without a word.
    const known = others.get(first);
    if (known === undefined || (known.what !== 'differs' && what === 'differs')) others.set(first, conflict);
  }
  return [...byPair.values()].flatMap((others) => [...others.values()]);
}

/** At the later of the two, if it is in this list; else at the earlier one. */
function pathOf({ first, second }: ConfigConflict, list: PluginList): Path {
  const writers = [second, first].flatMap((plugin) => (plugin === undefined ? [] : (writerOf(plugin) ?? [])));
  const writer = writers.find(({ origin }) => origin.from === 'list') ?? writers[0];
  if (writer === undefined) return ['plugins'];
  return list.placeOf(writer, 'pluginConfig');
}

function writerOf({ parts }: EffectivePlugin): EffectivePlugin['parts'][number] | undefined {
  return parts.findLast(({ fields }) => 'pluginConfig' in fields);
}

function say({ key, first, second, what }: ConfigConflict, isSilent: boolean): Message {
  const name = key.join('.');
  if (first === undefined) {
    return message(
      '"{0}" is set by the plugin installer itself, which stops at another value: remove it.',
      name,
    );
  }
  if (isSilent) {
    return message(
      '{0} has a mapping for "{1}" and {2} a plain value, which is forgotten: give both the same.',
      second.text,
      name,
      first.text,
    );
  }
  return what === 'differs'
    ? message(
        'Both {0} and {1} set "{2}", to different values: the plugin installer stops there and RHDH does not start.',
        first.text,
        second.text,
        name,
      )
    : message(
        '{0} has a plain value for "{1}" and {2} a mapping: the plugin installer crashes there and RHDH does not start.',
        first.text,
        name,
        second.text,
      );
}
