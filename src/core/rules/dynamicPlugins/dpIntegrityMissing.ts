import { hasGap } from '../../dynamicPlugins/gap.ts';
import { needsIntegrity } from '../../dynamicPlugins/integrity.ts';
import { missingPrefix } from '../../dynamicPlugins/packagePrefix.ts';
import { shippedAs } from '../../dynamicPlugins/orchestratorRole.ts';
import type { EffectivePlugin } from '../../dynamicPlugins/merge.ts';
import type { PluginList } from '../../dynamicPlugins/pluginList.ts';
import type { Written } from '../../dynamicPlugins/written.ts';
import type { Fix, Severity } from '../../finding.ts';
import { message, type Message } from '../../message.ts';
import type { Found, PluginListRule } from '../rule.ts';

/** A package is fetched from outside and nobody says what it must hash to. */
export const dpIntegrityMissing: PluginListRule = {
  code: 'dp-integrity-missing',
  about: 'plugin-list',
  consumer: 'installer',
  effect: 'fails',
  severity: 'error',
  releases: 'all',
  title: 'A package without integrity',
  why: `Packages of an npm registry, of a repository or of an address need \`integrity\`: the plugin installer stops without it and
RHDH does not start. An entry for a package that an included file lists takes the integrity from there: up to RHDH 1.8 only if
name and version are the very same. Images and folders of the image (\`./…\`) need none. SKIP_INTEGRITY_CHECK=true in the
environment of the installer switches the check off, for every package.`,
  example: {
    release: '1.8',
    bad: `plugins:
  - package: '@redhat/backstage-plugin-orchestrator-form-widgets@1.8.12'
`,
    good: `plugins:
  - package: '@redhat/backstage-plugin-orchestrator-form-widgets@1.8.12'
    integrity: sha512-Kw8YCqzxwChfpODU1q8IltAK8+TJ94e8qjBvT5TDQLPdUQBYdj8gLhLQF0rtZMR3b+lYlnsKkf67RMC0xRGJsw==
`,
  },
  fix: 'Adds the integrity of the release to the packages of the Orchestrator.',
  judge(list) {
    return list.merge.plugins.flatMap((plugin): readonly Found[] => {
      const last = plugin.parts.at(-1);
      if (plugin.off || last === undefined || !needsIntegrity(plugin.plugin, list.release.installer))
        return [];
      if (
        'integrity' in plugin.fields ||
        // Of those another rule tells what they are taken for.
        plugin.plugin.kind === 'ref' ||
        hasGap(plugin.text) ||
        missingPrefix(plugin.text) !== undefined ||
        list.mayBeIncluded(last)
      )
        return [];
      const fix = added(last, list);
      return [
        {
          ...severityOf(plugin, list),
          path: list.placeOf(last, 'package'),
          at: 'value',
          message: say(plugin),
          ...(fix === undefined ? {} : { fix }),
        },
      ];
    });
  },
};

/** A name without a version, for no target in particular, may be one that some tool fills in before anybody installs it. */
function severityOf({ plugin }: EffectivePlugin, { target }: PluginList): { readonly severity?: Severity } {
  const isBare = plugin.kind === 'npm' && plugin.version === undefined && !plugin.name.includes('/');
  return target === undefined && isBare ? { severity: 'warning' } : {};
}

function say({ text }: EffectivePlugin): Message {
  if (/^oci:/i.test(text)) {
    return message('"{0}" is read as an npm package: references to images begin with "oci://".', text);
  }
  if (text.startsWith('/')) {
    return message('"{0}" is read as an npm package: folders of the image begin with "./".', text);
  }
  return message(
    '"{0}" has no integrity, and no included file gives it one: the plugin installer stops there and RHDH does not start.',
    text,
  );
}

function added({ origin, plugin, text }: Written, { release }: PluginList): Fix | undefined {
  if (origin.from !== 'list') return undefined;
  const shipped = shippedAs(plugin, release);
  if (shipped?.integrity === undefined || shipped.package !== text) return undefined;
  return {
    kind: 'set',
    title: message('Add the integrity of {0}', release.line),
    path: ['plugins', origin.index],
    key: 'integrity',
    value: shipped.integrity,
    after: 'package',
  };
}
