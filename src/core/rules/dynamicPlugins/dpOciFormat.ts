import { isOff } from '../../dynamicPlugins/flags.ts';
import { hasGap } from '../../dynamicPlugins/gap.ts';
import { isFetchable } from '../../dynamicPlugins/imageReference.ts';
import type { PluginList } from '../../dynamicPlugins/pluginList.ts';
import { inherits, parsePackage } from '../../dynamicPlugins/pluginPackage.ts';
import type { Written } from '../../dynamicPlugins/written.ts';
import { message, type Message } from '../../message.ts';
import type { Installer } from '../../release.ts';
import type { Found, PluginListRule } from '../rule.ts';

/** A text that begins like an image reference and is none. */
export const dpOciFormat: PluginListRule = {
  code: 'dp-oci-format',
  about: 'plugin-list',
  consumer: 'installer',
  effect: 'fails',
  severity: 'error',
  releases: 'all',
  title: 'An image reference of another form',
  why: `Images are written \`oci://host/path:tag\` or \`oci://host/path@sha256:…\`, mostly with \`!path\` of the plugin inside behind it. The
installers from RHDH 1.9 on hold every entry against that form: switched-on ones stop them, from 1.9.4 on switched-off ones are left
out, before they stop them, too. A port in the host is understood up to 1.8 and again from 1.9.3 on. What is left of the form is judged by
skopeo when the image is fetched: a path in lower case, a tag of letters, digits, \`_\`, \`.\` and \`-\`. A line break at the end, as
\`package: |\` leaves one, is taken up to 1.10 and refused from 2.0 on.`,
  example: {
    release: '1.10',
    bad: `plugins:
  - package: oci://quay.io/acme/plugin
`,
    good: `plugins:
  - package: oci://quay.io/acme/plugin:1.0!plugin
`,
  },
  judge(list) {
    const included = list.includes.flatMap(({ entries }) => entries);
    return [...included, ...list.handed.plugins].flatMap((entry): readonly Found[] => {
      const said = judgeEntry(entry, list);
      return said === undefined ? [] : [{ path: list.placeOf(entry, 'package'), at: 'value', ...said }];
    });
  },
};

/** Whether this rule says that the installer stops at an entry. */
export function stopsAtForm(entry: Written, list: PluginList): boolean {
  const said = judgeEntry(entry, list);
  return said !== undefined && said.effect !== 'silent';
}

function judgeEntry(
  entry: Written,
  list: PluginList,
): Pick<Found, 'severity' | 'effect' | 'message'> | undefined {
  const { installer } = list.release;
  const { plugin, text, fields } = entry;
  if (hasGap(text)) return undefined;
  if (installer.ociLineBreak === 'accepted' && endsInBreak(entry, installer)) {
    return { severity: 'warning', effect: 'silent', message: lineBreak };
  }
  const off = isOff(fields, installer);
  if (plugin.kind === 'malformedOci' && installer.malformedDisabledOci !== 'ignored') {
    if (off && installer.malformedDisabledOci === 'warning') {
      return { severity: 'warning', effect: 'silent', message: form(entry, list) };
    }
    return { message: form(entry, list) };
  }
  if (!text.startsWith('oci://') || off || inherits(plugin) || isFetchable(text)) return undefined;
  return {
    message: message(
      '"{0}" is no reference that an image can be fetched by: the plugin installer stops there and RHDH does not start.',
      text,
    ),
  };
}

const lineBreak = message(
  'This reference ends with a line break, which belongs to it: RHDH up to 1.10 takes it without a word and looks for a plugin or an image of that name, RHDH 2.0 refuses it. Remove it, or write ">-" for "|".',
);

/** Whether a reference would be one but for the line break that a literal block leaves behind it. */
function endsInBreak({ plugin, text }: Written, { ociHostPort }: Installer): boolean {
  return (
    plugin.kind === 'malformedOci' &&
    text.endsWith('\n') &&
    parsePackage(text.slice(0, -1), ociHostPort).kind === 'oci'
  );
}

function form({ text }: Written, { release }: PluginList): Message {
  if (release.installer.ociHostPort === 'refused' && /^oci:\/\/[^/]+:\d+\//.test(text)) {
    return message(
      'The plugin installer of RHDH {0} takes the port in "{1}" for a tag and stops: 1.9.3 and later understand it.',
      release.version,
      text,
    );
  }
  return message(
    '"{0}" has not the form "oci://host/path:tag" or "oci://host/path@sha256:…", with "!path" behind it: the plugin installer of RHDH {1} does not read it.',
    text,
    release.line,
  );
}
