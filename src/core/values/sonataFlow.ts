import { textAt } from '../field.ts';
import { message } from '../message.ts';
import { nameFor } from '../release.ts';
import type { Known, KnownValue, ValueSource } from './knownValue.ts';

const persistence = [
  'spec.persistence',
  'spec.services.dataIndex.persistence',
  'spec.services.jobService.persistence',
];
const inDatabase = (field: string): readonly string[] => persistence.map((at) => `${at}.postgresql.${field}`);
const persistent = ['sonataflowplatform', 'sonataflow'] as const;

/** Platforms and workflows, and the database they share with RHDH. */
export const sonataFlowValues: readonly ValueSource[] = [
  {
    of: ['sonataflowplatform'],
    at: ['metadata.name'],
    values: ({ release }) => [{ text: release.platform.name, note: message('The one that RHDH looks for.') }],
  },
  {
    of: ['sonataflowclusterplatform'],
    at: ['spec.platformRef.name'],
    values: ({ release }) => [{ text: release.platform.name }],
  },
  { of: persistent, at: inDatabase('secretRef.name'), values: (known) => generated(known, 'databaseSecret') },
  {
    of: persistent,
    at: inDatabase('serviceRef.name'),
    values: (known) => generated(known, 'databaseService'),
  },
  {
    of: persistent,
    at: inDatabase('secretRef.userKey'),
    values: ({ release }) => [{ text: release.platform.userKey, note: ofOperatorsSecret }],
  },
  {
    of: persistent,
    at: inDatabase('secretRef.passwordKey'),
    values: ({ release }) => [{ text: release.platform.passwordKey, note: ofOperatorsSecret }],
  },
  {
    of: persistent,
    at: inDatabase('serviceRef.databaseName'),
    values: ({ release }) => [{ text: release.platform.databaseName }],
  },
];

const ofOperatorsSecret = message('The key in the Secret that the rhdh-operator makes.');

/** What the rhdh-operator makes for the Backstage objects that are known; a Secret only reaches who is in its namespace. */
function generated(
  { release, target, names, object }: Known,
  what: 'databaseSecret' | 'databaseService',
): readonly KnownValue[] {
  const namespace = what === 'databaseSecret' ? textAt(object, 'metadata', 'namespace') : undefined;
  const known = names('Backstage', namespace);
  const backstages = new Set([...(target === undefined ? [] : [target.name]), ...known]);
  return [...backstages].map((name) => ({
    text: nameFor(release.generatedNames[what], name),
    note: message('Made by the rhdh-operator for the Backstage object {0}.', name),
  }));
}
