import type { Misshapen } from '../../dynamicPlugins/form.ts';
import { message, type Message } from '../../message.ts';
import { isMapping } from '../../schema/place.ts';
import type { PluginListRule } from '../rule.ts';
import { readerOf } from './reader.ts';

/** An entry that names no package. */
export const dpPackageString: PluginListRule = {
  code: 'dp-package-string',
  about: 'plugin-list',
  consumer: 'installer',
  effect: 'fails',
  severity: 'error',
  releases: 'all',
  title: 'An entry names no package',
  why: `Every entry of \`plugins\` is a mapping with a text \`package\`, switched-off ones included. The plugin installer stops at
anything else, mostly with the words of a crash, and RHDH does not start.`,
  example: {
    release: '1.10',
    bad: `plugins:
  - ./dynamic-plugins/dist/backstage-plugin-techdocs
`,
    good: `plugins:
  - package: ./dynamic-plugins/dist/backstage-plugin-techdocs
`,
  },
  judge(list) {
    return list.misshapen
      .filter(({ what }) => what === 'entry' || what === 'package')
      .map((odd) => ({
        // The operator takes nothing for an empty text, at which the installer stops.
        ...(odd.value === undefined || odd.value === null ? {} : readerOf(list)),
        path: odd.path,
        at: odd.what === 'package' ? ('value' as const) : ('key' as const),
        message: say(odd),
      }));
  },
};

function say({ what, value }: Misshapen): Message {
  if (what === 'entry') {
    return typeof value === 'string'
      ? message('An entry is a mapping: write "package: {0}".', value)
      : message('An entry is a mapping with the field "package".');
  }
  if (value === undefined) return message('This entry names no package: add the field "package".');
  if (value === null) return message('Nothing stands behind "package": name what to install.');
  return isBraces(value)
    ? message(
        'Without quotes this is a mapping. "{{inherit}}" stands for the version behind an image: oci://host/path:{{inherit}}.',
      )
    : message('"package" takes a text: put it in quotes.');
}

/** `{{inherit}}` as YAML reads it: a mapping whose only key is a mapping. */
function isBraces(value: unknown): boolean {
  return isMapping(value) && Object.keys(value).some((key) => /^\{ *inherit *\}$/.test(key));
}
