import { hasGap } from '../../dynamicPlugins/gap.ts';
import { needsIntegrity } from '../../dynamicPlugins/integrity.ts';
import { message } from '../../message.ts';
import type { Found, PluginListRule } from '../rule.ts';

/** Another version of an included package, without an integrity of its own. */
export const dpIntegrityVersion: PluginListRule = {
  code: 'dp-integrity-version',
  about: 'plugin-list',
  consumer: 'installer',
  effect: 'fails',
  severity: 'error',
  releases: ({ installer }) => installer.key === 'name',
  title: 'The integrity of another version',
  why: `From RHDH 1.9 on an entry with another version of an included npm package takes all other fields from there, the integrity of the
included version, too: what is fetched does not match it, the plugin installer stops and RHDH does not start.`,
  judge(list) {
    const { installer } = list.release;
    return list.merge.plugins.flatMap(({ plugin, parts, off, text }): readonly Found[] => {
      const last = parts.at(-1);
      const writer = parts.findLast(({ fields }) => 'integrity' in fields);
      if (off || last === undefined || writer === undefined || hasGap(text)) return [];
      // A `ref://` is the included package itself.
      const isOther = last.plugin.kind !== 'ref' && writer.text !== last.text;
      if (!isOther || !needsIntegrity(plugin, installer)) return [];
      return [
        {
          path: list.placeOf(last, 'package'),
          at: 'value',
          message: message(
            '"{0}" takes the integrity of the included "{1}", which it does not match: add its own, or write that version.',
            last.text,
            writer.text,
          ),
        },
      ];
    });
  },
};
