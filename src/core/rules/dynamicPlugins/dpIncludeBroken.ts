import { misshapenInclude } from '../../dynamicPlugins/form.ts';
import { message, type Message } from '../../message.ts';
import { describePath } from '../../schema/place.ts';
import type { NamedInclude } from '../../dynamicPlugins/included.ts';
import type { Installer } from '../../release.ts';
import type { PluginListRule } from '../rule.ts';

/** An included file that the installer cannot read. */
export const dpIncludeBroken: PluginListRule = {
  code: 'dp-include-broken',
  about: 'plugin-list',
  consumer: 'installer',
  effect: 'fails',
  severity: 'error',
  releases: 'all',
  title: 'An included file is no plugin list',
  why: `An included file is a mapping with a list \`plugins\`; what it includes itself is not read. At a file that is no YAML, or whose
entries name no package, the plugin installer stops and RHDH does not start. Up to RHDH 1.10 it also stops at an empty file and at one
without \`plugins\`.`,
  judge(list) {
    const { installer } = list.release;
    return list.includes.flatMap((include) => {
      const say = flawOf(include, installer);
      if (say === undefined) return [];
      const path = list.placeOf({ origin: { from: 'include', name: include.name } });
      return [{ path, at: 'value' as const, message: say }];
    });
  },
};

function flawOf({ name, file }: NamedInclude, installer: Installer): Message | undefined {
  if (file.kind !== 'read') return undefined;
  if (file.value === undefined) {
    return message('{0} is not valid YAML: the plugin installer stops there and RHDH does not start.', name);
  }
  const [first] = misshapenInclude(file.value, installer);
  if (first === undefined) return undefined;
  switch (first.what) {
    case 'root':
      return message('{0} is no mapping with "plugins": the plugin installer stops there.', name);
    case 'plugins':
      return message('{0} has no list "plugins": the plugin installer stops there.', name);
    default:
      return message(
        '{0} names no package in "{1}": the plugin installer stops there.',
        name,
        describePath(first.path),
      );
  }
}
