import { message, type Message } from '../message.ts';
import type { ExtraPlugin, OptionFacts } from '../optionFacts.ts';
import type { PluginRole } from '../release.ts';
import { addedEntry } from '../templates/additions/entries.ts';
import { parsePackage } from '../dynamicPlugins/pluginPackage.ts';
import { pluginName } from '../dynamicPlugins/resolvedName.ts';
import { wantedEntry } from '../dynamicPlugins/wantedEntry.ts';
import type { Target } from '../target/target.ts';

/** An entry of a plugin list for one plugin, as the scaffold writes it. */
export interface PackageEntry {
  readonly package: string;
  /** What tells it from the others in few words: registry, scope and prefix are the same for nearly all. */
  readonly name: string;
  /** Everything beside `package`. */
  readonly fields: Readonly<Record<string, unknown>>;
  /** What the image configures the plugin with unless somebody writes another. */
  readonly defaultConfig?: unknown;
  readonly note: Message;
}

/** What a plugin of the Orchestrator does. */
export const roleWords: Readonly<Record<PluginRole, Message>> = {
  frontend: message('Orchestrator: the pages that show and start workflows.'),
  backend: message('Orchestrator: the backend that talks to data-index and to workflows.'),
  scaffolder: message('Orchestrator: actions for software templates that start workflows.'),
  'form-widgets': message('Orchestrator: fields for the forms that workflows ask with.'),
  loki: message('Orchestrator: the logs of workflows, from Loki.'),
};

interface Other {
  readonly plugin: ExtraPlugin;
  readonly note: Message;
}

/** The plugins of the Orchestrator and those its options need, for the release of a target. */
export function packageEntries(target: Target): readonly PackageEntry[] {
  const { plugins, options } = target.release;
  return [
    ...plugins.map((plugin) => ({
      ...split(wantedEntry(plugin, target)),
      ...(plugin.defaultConfig === undefined ? {} : { defaultConfig: plugin.defaultConfig }),
      note: roleWords[plugin.role],
    })),
    ...others(options).map(({ plugin, note }) => ({ ...split(addedEntry(plugin, target)), note })),
  ];
}

function others({ permissions, notifications, cicd }: OptionFacts): readonly Other[] {
  return [
    {
      plugin: permissions.plugin,
      note: message('Roles and permissions, which workflows have their own of.'),
    },
    ...notifications.map((plugin) => ({ plugin, note: message('Lets workflows notify people.') })),
    ...(cicd?.plugins ?? []).map((plugin) => ({
      plugin,
      note: message('Builds and deploys workflows by Pipelines and GitOps.'),
    })),
  ];
}

function split({
  package: text,
  ...fields
}: {
  readonly package: string;
}): Pick<PackageEntry, 'package' | 'name' | 'fields'> {
  const name = (pluginName(parsePackage(text)) ?? text).replace(
    /^(?:red-hat-developer-hub-)?backstage-(?:community-)?plugin-/,
    '',
  );
  return { package: text, name, fields };
}
