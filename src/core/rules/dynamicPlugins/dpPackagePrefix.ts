import { isOff } from '../../dynamicPlugins/flags.ts';
import { missingPrefix } from '../../dynamicPlugins/packagePrefix.ts';
import { message, type Message } from '../../message.ts';
import type { PluginListRule } from '../rule.ts';

/** A folder or an image that reads like the name of an npm package. */
export const dpPackagePrefix: PluginListRule = {
  code: 'dp-package-prefix',
  about: 'plugin-list',
  consumer: 'installer',
  effect: 'fails',
  severity: 'error',
  releases: 'all',
  title: 'A package lacks `./` or `oci://`',
  why: `The plugin installer takes a \`package\` for a folder only if it begins with \`./\`, and for an image only if it begins with
\`oci://\`. Anything else is the name of an npm package or of a repository on GitHub: it is looked for there, and the start fails.`,
  example: {
    release: '1.10',
    bad: `plugins:
  - package: local-plugins/example
`,
    good: `plugins:
  - package: ./local-plugins/example
`,
  },
  fix: 'Puts the prefix in front.',
  judge({ entries, release }) {
    return entries.flatMap(({ index, text, fields }) => {
      const prefix = missingPrefix(text);
      if (prefix === undefined) return [];
      const path = ['plugins', index, 'package'];
      return [
        {
          path,
          at: 'value',
          // What is switched off is not looked for.
          ...(isOff(fields, release.installer) ? { severity: 'warning', effect: 'silent' } : {}),
          message: wordsFor(prefix),
          fix: {
            kind: 'replace',
            title: message('Put "{0}" in front', prefix),
            path,
            value: prefix + text,
          },
        },
      ] as const;
    });
  },
};

function wordsFor(prefix: './' | 'oci://'): Message {
  return prefix === './'
    ? message(
        'A folder needs "./" in front: without it the plugin installer looks for a package of that name at npm or GitHub.',
      )
    : message(
        'An image needs "oci://" in front: without it the plugin installer looks for an npm package of that name.',
      );
}
