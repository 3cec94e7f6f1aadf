import { orchestratorRole } from '../dynamicPlugins/orchestratorRole.ts';
import type { PluginList } from '../dynamicPlugins/pluginList.ts';
import type { EffectivePlugin, Unresolved } from '../dynamicPlugins/merge.ts';
import type { ListEntry, Origin, Written } from '../dynamicPlugins/written.ts';
import { listAt, textAt } from '../field.ts';
import { message, type Message } from '../message.ts';
import { roleWords } from './packages.ts';

/** What is to be said about the package of an entry: what it is, what it needs, and what becomes of it. */
export function packageWords(list: PluginList, entry: ListEntry): readonly Message[] {
  const effective = list.effective(entry);
  return [
    ...whatItIs(list, entry),
    ...integrity(entry, effective),
    ...needs(list, entry, effective),
    stateOf(list, entry, effective),
  ];
}

const kinds: Readonly<Record<ListEntry['plugin']['kind'], Message>> = {
  local: message('A folder of the RHDH image.'),
  oci: message('An image of plugins.'),
  malformedOci: message('No installer reads this as the name of an image.'),
  ref: message('A plugin of the included files, by its name.'),
  git: message('A repository that npm packs.'),
  npm: message('An npm package.'),
};

function whatItIs({ release }: PluginList, { plugin, text }: ListEntry): readonly Message[] {
  const role = orchestratorRole(plugin);
  const known = role === undefined ? undefined : release.plugins.find((one) => one.role === role);
  if (role === undefined) return [kinds[plugin.kind]];
  if (known === undefined) {
    return [roleWords[role], message('RHDH {0} does not come with it.', release.version)];
  }
  return [
    roleWords[role],
    ...(known.version === undefined
      ? []
      : [message('RHDH {0} comes with version {1}.', release.version, known.version)]),
    ...(known.package === text
      ? []
      : [message('For RHDH {0} it is written as {1}.', release.version, known.package)]),
  ];
}

/** Only archives of npm are compared with it. */
function integrity(entry: ListEntry, effective: EffectivePlugin | undefined): readonly Message[] {
  const { plugin } = entry;
  if (plugin.kind === 'oci') return [message('An image needs no integrity: its registry knows its digest.')];
  if (plugin.kind !== 'npm') return [];
  const from = effective?.parts.findLast((part) => 'integrity' in part.fields);
  if (from !== undefined) return [integrityFrom(originOf(entry, from, ['integrity']))];
  return [message('It has no integrity, and the installer asks for one.')];
}

function needs(
  list: PluginList,
  { text, plugin }: ListEntry,
  effective: EffectivePlugin | undefined,
): readonly Message[] {
  const refs = listAt(effective?.fields, 'dependencies').flatMap((one) => textAt(one, 'ref') ?? []);
  const inherits = text.includes('{{inherit}}') || plugin.kind === 'ref';
  return [
    ...(refs.length === 0 || list.container === 'values'
      ? []
      : [message('The rhdh-operator brings what it depends on: {0}.', refs.join(', '))]),
    ...(inherits
      ? [
          message(
            'Its version comes from an included file: {0}.',
            list.includes.map(({ name }) => name).join(', ') || '–',
          ),
        ]
      : []),
  ];
}

const unresolvedWords: Readonly<Record<Unresolved, Message>> = {
  inheritNothing: message('No included file that is known names it, so there is no version to inherit.'),
  inheritSeveral: message('Several included plugins are of this image: say which by !path.'),
  severalPaths: message('Several plugins are of this image: say which by !path.'),
  refNothing: message('No included file that is known has a plugin of this name.'),
};

function stateOf(list: PluginList, entry: ListEntry, effective: EffectivePlugin | undefined): Message {
  const unresolved = list.merge.unresolved.get(entry);
  const by = effective?.parts.findLast(({ fields }) => 'disabled' in fields || 'enabled' in fields);
  if ((unresolved !== undefined || by === undefined) && list.mayBeIncluded(entry)) {
    const includes = list.includes.map(({ name }) => name).join(', ');
    return message('What becomes of it depends on {0} as well, which cannot be seen from here.', includes);
  }
  if (unresolved !== undefined) return unresolvedWords[unresolved];
  if (effective === undefined) return message('After all merging nothing is left of this entry.');
  if (by === undefined) return message('After all merging it is **on**: nothing switches it off.');
  const origin = originOf(entry, by, ['disabled', 'enabled']);
  return effective.off ? offBy(origin) : onBy(origin);
}

/** What an entry does not say itself, but has when the operator hands it on, the operator has filled in. */
function originOf(entry: ListEntry, part: Written, fields: readonly string[]): Origin {
  const isOwn = fields.some((name) => name in entry.fields);
  return part.origin.from === 'list' && !isOwn ? { from: 'operator' } : part.origin;
}

function onBy(origin: Origin): Message {
  switch (origin.from) {
    case 'list':
      return message('After all merging it is **on**, as this list says.');
    case 'operator':
      return message('After all merging it is **on**, as the rhdh-operator has it.');
    case 'include':
      return message('After all merging it is **on**, as {0} says.', origin.name);
  }
}

function offBy(origin: Origin): Message {
  switch (origin.from) {
    case 'list':
      return message('After all merging it is **off**, as this list says.');
    case 'operator':
      return message('After all merging it is **off**, as the rhdh-operator has it.');
    case 'include':
      return message('After all merging it is **off**, as {0} says.', origin.name);
  }
}

function integrityFrom(origin: Origin): Message {
  switch (origin.from) {
    case 'list':
      return message('Its integrity is written in this list.');
    case 'operator':
      return message('Its integrity comes from the rhdh-operator.');
    case 'include':
      return message('Its integrity comes from {0}.', origin.name);
  }
}
