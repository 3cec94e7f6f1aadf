import { field, listAt, textAt } from '../field.ts';
import type { Manifest } from '../manifest.ts';
import type { Observed, Snapshot } from '../snapshot.ts';
import type { ClusterTarget } from '../target/target.ts';
import { look, named } from './observed.ts';
import { keysOf } from './referenceUse.ts';

/** The variables that a Backstage object gives the container of RHDH. */
export interface BackendEnvironment {
  readonly given: ReadonlySet<string>;
  /** What is named without a key, and gives all that it has. */
  readonly wholes: readonly Observed[];
  /** `Kind name` of what may give more: it is not there, or nobody tells its keys. */
  readonly dark: readonly string[];
}

/**
 * Reads `extraEnvs` and what a patch of the Deployment gives. `undefined` where a workload of the user's own replaces that
 * of the operator, whose variables nobody knows.
 */
export function backendEnvironment(
  snapshot: Snapshot,
  backstage: Manifest,
  { release: { backend } }: ClusterTarget,
): BackendEnvironment | undefined {
  if (field(backstage, 'spec', 'rawRuntimeConfig', 'backstageConfig') !== undefined) return undefined;
  const extra = field(backstage, 'spec', 'application', 'extraEnvs');
  const isOurs = (entry: unknown): boolean => reaches(entry, backend.container);
  const patched = listAt(
    backstage,
    'spec',
    'deployment',
    'patch',
    'spec',
    'template',
    'spec',
    'containers',
  ).filter((container) => textAt(container, 'name') === backend.container);
  const variables = [
    ...listAt(extra, 'envs').filter(isOurs),
    ...patched.flatMap((container) => listAt(container, 'env')),
  ];
  const sources = [
    ...listAt(extra, 'secrets')
      .filter(isOurs)
      .map((entry) => ['Secret', entry] as const),
    ...listAt(extra, 'configMaps')
      .filter(isOurs)
      .map((entry) => ['ConfigMap', entry] as const),
    ...patched.flatMap((container) =>
      listAt(container, 'envFrom').flatMap((entry) => [
        ['Secret', field(entry, 'secretRef')] as const,
        ['ConfigMap', field(entry, 'configMapRef')] as const,
      ]),
    ),
  ];
  const { namespace = '' } = backstage.metadata;
  return together(
    variables.flatMap((entry) => textAt(entry, 'name') ?? []),
    sources.flatMap(([kind, entry]) => sourceOf(snapshot, kind, entry, namespace) ?? []),
  );
}

/** Without a list of containers a variable is for RHDH itself alone. */
function reaches(entry: unknown, container: string): boolean {
  const containers = listAt(entry, 'containers');
  return containers.length === 0 || containers.includes('*') || containers.includes(container);
}

type Source = { readonly keys: readonly string[]; readonly whole?: Observed } | { readonly dark: string };

function sourceOf(
  snapshot: Snapshot,
  kind: 'Secret' | 'ConfigMap',
  entry: unknown,
  namespace: string,
): Source | undefined {
  const name = textAt(entry, 'name');
  if (name === undefined) return undefined;
  const key = textAt(entry, 'key') ?? '';
  if (key !== '') return { keys: [key] };
  const sight = look(snapshot, kind === 'Secret' ? 'secrets' : 'configMaps', namespace);
  const whole = sight.seen ? named(sight.objects, name, namespace) : undefined;
  const keys = whole === undefined ? [] : keysOf(whole);
  // An empty ConfigMap gives nothing; of a Secret without keys they are only not known.
  const isDark = whole === undefined || (kind === 'Secret' && keys.length === 0);
  return isDark ? { dark: `${kind} ${name}` } : { keys, whole };
}

function together(variables: readonly string[], sources: readonly Source[]): BackendEnvironment {
  const known = sources.flatMap((source) => ('keys' in source ? [source] : []));
  return {
    given: new Set([...variables, ...known.flatMap(({ keys }) => keys)]),
    wholes: known.flatMap(({ whole }) => whole ?? []),
    dark: sources.flatMap((source) => ('dark' in source ? [source.dark] : [])),
  };
}
