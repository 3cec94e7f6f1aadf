import type { EffectivePlugin } from '../../dynamicPlugins/merge.ts';
import { message, type Message } from '../../message.ts';
import type { Installer } from '../../release.ts';
import type { Found, PluginListRule } from '../rule.ts';

/** A folder that no image can have. */
export const dpLocalPath: PluginListRule = {
  code: 'dp-local-path',
  about: 'plugin-list',
  consumer: 'installer',
  effect: 'fails',
  severity: 'error',
  releases: 'all',
  title: 'A folder that cannot be in the image',
  why: `Up to RHDH 1.10 the plugin installer stops at a folder that is not there. That of 2.x goes on without the plugin and still takes its
\`pluginConfig\`. A line break or a blank at the end, as \`package: |\` leaves one, belongs to the name; \`#\` is a comment only behind a blank.
A folder above (\`../\`) is an npm package to every installer, and one that that of 2.x refuses.`,
  example: {
    release: '1.10',
    bad: `plugins:
  - package: |
      ./dynamic-plugins/dist/backstage-plugin-techdocs
`,
    good: `plugins:
  - package: >-
      ./dynamic-plugins/dist/backstage-plugin-techdocs
`,
  },
  judge(list) {
    const { installer } = list.release;
    return list.merge.plugins.flatMap((one): readonly Found[] => {
      const last = one.parts.at(-1);
      const said = one.off || last === undefined ? undefined : flawOf(one, installer);
      if (said === undefined || last === undefined) return [];
      return [{ path: list.placeOf(last, 'package'), at: 'value', ...said }];
    });
  },
};

function flawOf(
  { text, plugin }: EffectivePlugin,
  { implementation, missingLocal }: Installer,
): Pick<Found, 'message' | 'severity' | 'effect'> | undefined {
  if (text.startsWith('../') && implementation === 'typescript') {
    return {
      message: message(
        'A folder of the image begins with "./": the plugin installer refuses one above and stops.',
      ),
    };
  }
  const say = plugin.kind === 'local' ? endOf(text) : undefined;
  if (say === undefined) return undefined;
  return missingLocal === 'error'
    ? { message: say }
    : { message: say, severity: 'warning', effect: 'silent' };
}

function endOf(text: string): Message | undefined {
  if (/\s$/.test(text)) {
    return message(
      'The name of this folder ends with a blank or a line break, and there is no such folder: remove it.',
    );
  }
  return text.includes('#')
    ? message(
        'Without a blank before it, "#" begins no comment: it belongs to the name, and there is no such folder.',
      )
    : undefined;
}
