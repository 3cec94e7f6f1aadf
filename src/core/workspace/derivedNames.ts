import { nameFor } from '../release.ts';
import { releases } from '../releases/index.ts';
import { objectNames } from '../templates/objectNames.ts';
import type { NamedKind } from './nameUse.ts';

type Patterns = Readonly<Partial<Record<NamedKind, readonly string[]>>>;

/** Names that the RHDH operator derives from that of a Backstage object, in whatever release; `{name}` stands for it. */
const madeByOperator: Patterns = {
  Secret: each(({ generatedNames }) => [generatedNames.databaseSecret, generatedNames.npmrcSecret]),
  Service: each(({ generatedNames }) => [generatedNames.workload, generatedNames.databaseService]),
  Workload: each(({ generatedNames }) => [generatedNames.workload, generatedNames.databaseService]),
  ConfigMap: each(({ generatedNames }) => [generatedNames.appConfig, generatedNames.dynamicPlugins]),
  Job: each(({ platform }) => (platform.job === undefined ? [] : [platform.job.name])),
  NetworkPolicy: each(({ networkPolicies: { policies, basePolicies } }) =>
    [...policies, ...basePolicies].flatMap(({ madeAs }) => madeAs ?? []),
  ),
};

const ours = objectNames({ name: '{name}' });

/** Names that the scaffold gives to what it writes beside a Backstage object. */
const scaffolded: Patterns = {
  ConfigMap: Object.values(ours),
  Secret: [...Object.values(ours), '{name}-database'],
};

function each(patterns: (release: (typeof releases)[number]) => readonly string[]): readonly string[] {
  return [...new Set(releases.flatMap(patterns))];
}

/** How a name was made of that of a Backstage object. */
export interface Derivation {
  /** Holds `{name}`. */
  readonly pattern: string;
  /** The operator makes the object itself; other objects stand in files. */
  readonly by: 'operator' | 'scaffold';
}

/** How a name of a kind is derived from a Backstage name; `undefined` where it has nothing to do with it. */
export function derivationOf(kind: NamedKind, name: string, backstage: string): Derivation | undefined {
  const pattern = (patterns: Patterns): string | undefined =>
    patterns[kind]?.find((one) => nameFor(one, backstage) === name);
  const made = pattern(madeByOperator);
  if (made !== undefined) return { pattern: made, by: 'operator' };
  const own = pattern(scaffolded);
  return own === undefined ? undefined : { pattern: own, by: 'scaffold' };
}
