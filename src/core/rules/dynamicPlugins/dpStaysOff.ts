import type { Written } from '../../dynamicPlugins/written.ts';
import { message, type Message } from '../../message.ts';
import type { Found, PluginListRule } from '../rule.ts';

/** An entry without a switch over one that is off. */
export const dpStaysOff: PluginListRule = {
  code: 'dp-stays-off',
  about: 'plugin-list',
  consumer: 'installer',
  effect: 'silent',
  severity: 'hint',
  releases: 'all',
  title: 'An entry that leaves its plugin switched off',
  why: `An entry without \`disabled\` (or \`enabled\`, from RHDH 2.0 on) keeps the state of the included entry for the same plugin. Most plugins of
the image, and all of the Orchestrator, are switched off there: naming one does not switch it on. An image without the path of its plugin is asked for at the
registry all the same, and where it is not found RHDH does not start. From 1.8 to 1.10 the rhdh-operator writes
\`disabled: false\` into such an entry, so that in a ConfigMap it does.`,
  judge(list) {
    const { installer, defaults } = list.release;
    return list.entries.flatMap((entry): readonly Found[] => {
      if ('disabled' in entry.fields || ('enabled' in entry.fields && installer.enabledKey)) return [];
      const effective = list.effective(entry);
      const isIncluded = effective?.parts.some(({ origin }) => origin.from !== 'list');
      if (effective?.off !== true || isIncluded !== true) return [];
      return [
        {
          path: list.placeOf(entry, 'package'),
          at: 'value',
          message: isAskedFor(entry) ? askedFor(defaults.switch) : staysOff(defaults.switch),
        },
      ];
    });
  },
};

function staysOff(flag: string): Message {
  return message(
    'The included entry switches this plugin off, and this one leaves it so: write "{0}" to switch it on.',
    flag,
  );
}

function askedFor(flag: string): Message {
  return message(
    'The included entry switches this plugin off, and this one leaves it so, while the installer asks the registry for the image all the same: write "{0}" to switch it on, or remove this entry.',
    flag,
  );
}

/** What is in an image without a path only the registry knows. */
function isAskedFor({ plugin }: Written): boolean {
  return plugin.kind === 'oci' && plugin.path === undefined;
}
