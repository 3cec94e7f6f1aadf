import { bundleOf, type Bundle, type Catalog, type Channel } from '../catalog.ts';
import type { Csv, InstallPlan, OperatorGroup, Subscription } from './kinds.ts';

/** What OLM looks at to resolve the Subscriptions of one namespace. */
export interface NamespaceFacts {
  readonly namespace: string;
  /** Oldest first. */
  readonly subscriptions: readonly Subscription[];
  readonly installPlans: readonly InstallPlan[];
  /** Without the copies OLM makes of those of other namespaces. */
  readonly csvs: readonly Csv[];
  readonly operatorGroups: readonly OperatorGroup[];
  /** `namespace/name` of the CatalogSources that exist. */
  readonly sources: ReadonlySet<string>;
}

/**
 * `silent`: OLM says and does nothing at all. `failed`: every Subscription of the namespace is told the message.
 * `resolved`: the next version by name of Subscription, where there is one.
 */
export type Resolution =
  | { readonly kind: 'silent' }
  | { readonly kind: 'failed'; readonly message: string }
  | { readonly kind: 'resolved'; readonly next: ReadonlyMap<string, Bundle> };

/** One wrong Subscription, or one CSV nobody asked for, stops all of its namespace. */
export function resolve(facts: NamespaceFacts, catalog: Catalog): Resolution {
  if (facts.operatorGroups.length !== 1) return { kind: 'silent' };
  for (const subscription of facts.subscriptions) {
    const why = wrongInput(subscription, facts, catalog) ?? conflict(subscription, facts, catalog);
    if (why !== undefined) return { kind: 'failed', message: `constraints not satisfiable: ${why}` };
  }
  const next = facts.subscriptions.flatMap((subscription) => {
    const bundle = nextBundle(subscription, facts, catalog);
    return bundle === undefined ? [] : [[subscription.metadata.name, bundle] as const];
  });
  return { kind: 'resolved', next: new Map(next) };
}

/** `namespace/name` of the CatalogSource of a Subscription. */
export function sourceOf({ spec }: Subscription): string {
  return `${spec.sourceNamespace}/${spec.source}`;
}

/** Whether a Subscription has asked for the CSV. */
function isReferenced(csv: Csv, subscriptions: readonly Subscription[]): boolean {
  const { name } = csv.metadata;
  return subscriptions.some(({ status }) => status?.currentCSV === name || status?.installedCSV === name);
}

function channelOf({ spec }: Subscription, catalog: Catalog): Channel | undefined {
  const found = catalog.find(({ name }) => name === spec.name);
  // An empty channel is the default one.
  return found?.channels.find(({ name }) => name === (spec.channel || found.defaultChannel));
}

function wrongInput(
  subscription: Subscription,
  { sources }: NamespaceFacts,
  catalog: Catalog,
): string | undefined {
  const { metadata, spec } = subscription;
  const tail = `referenced by subscription ${metadata.name}, subscription ${metadata.name} exists`;
  const none = 'no operators found';
  if (!sources.has(sourceOf(subscription))) {
    return `${none} from catalog ${spec.source} in namespace ${spec.sourceNamespace} ${tail}`;
  }
  if (!catalog.some(({ name }) => name === spec.name)) {
    return `${none} in package ${spec.name} in the catalog ${tail}`;
  }
  const channel = channelOf(subscription, catalog);
  if (channel === undefined) {
    return `${none} in channel ${spec.channel ?? ''} of package ${spec.name} in the catalog ${tail}`;
  }
  const { startingCSV } = spec;
  if (startingCSV && !channel.bundles.some(({ csv }) => csv === startingCSV)) {
    return `${none} with name ${startingCSV} in channel ${channel.name} of package ${spec.name} in the catalog ${tail}`;
  }
  return undefined;
}

/** An installed CSV that cannot stand beside what the Subscription asks for. */
function conflict(
  subscription: Subscription,
  { namespace, csvs, subscriptions, installPlans }: NamespaceFacts,
  catalog: Catalog,
): string | undefined {
  const { metadata, spec, status } = subscription;
  // A plan may have made its CSV before the Subscription's status tells of it.
  const planned = installPlans
    .filter((plan) => plan.status?.phase !== 'Complete')
    .flatMap((plan) => plan.spec.clusterServiceVersionNames);
  const channel = channelOf(subscription, catalog);
  const wanted = channel?.bundles.at(-1);
  for (const csv of csvs) {
    const bundle = bundleOf(catalog, csv.metadata.name);
    if (channel === undefined || wanted === undefined || bundle?.definitions !== wanted.definitions) continue;
    const { name } = csv.metadata;
    if (planned.includes(name)) continue;
    const owners = subscriptions.filter((other) => isReferenced(csv, [other]));
    if (owners.includes(subscription)) continue;

    const there = `@existing/${namespace}//${name}`;
    const candidates = candidatesOf(subscription, channel, namespace);
    const newestFirst = candidates.toReversed();
    const same = bundle.package === spec.name;
    return [
      `${joined([there, ...candidates], 'and')} ${same ? `originate from package ${spec.name}` : provided(csv)}`,
      ...(owners.length === 0
        ? [`clusterserviceversion ${name} exists and is not referenced by a subscription`]
        : []),
      `subscription ${metadata.name} exists`,
      `subscription ${metadata.name} requires ${newestFirst.length > 1 ? 'at least one of ' : ''}${joined(newestFirst, 'or')}`,
      ...owners.flatMap((owner) => [
        `subscription ${owner.metadata.name} exists`,
        `subscription ${owner.metadata.name} requires ${there}`,
      ]),
    ].join(', ');
  }
  return undefined;

  function candidatesOf({ spec: { startingCSV } }: Subscription, from: Channel, here: string): string[] {
    if (status?.installedCSV) return [`@existing/${here}//${status.installedCSV}`];
    const names = from.bundles
      .map((bundle) => bundle.csv)
      .filter((name) => !startingCSV || name === startingCSV);
    return names.map((name) => `${spec.source}/${spec.sourceNamespace}/${from.name}/${name}`);
  }
}

function provided({ spec }: Csv): string {
  const owned = spec.customresourcedefinitions?.owned ?? [];
  const api = owned.find(({ kind }) => kind === 'SonataFlowPlatform') ?? owned[0];
  if (api === undefined) return 'provide nothing';
  return `provide ${api.kind} (${api.name.slice(api.name.indexOf('.') + 1)}/${api.version})`;
}

function joined(names: readonly string[], word: 'and' | 'or'): string {
  if (names.length < 2) return names.join('');
  return `${names.slice(0, -1).join(', ')} ${word} ${names.at(-1)}`;
}

function nextBundle(
  subscription: Subscription,
  { csvs }: NamespaceFacts,
  catalog: Catalog,
): Bundle | undefined {
  const { spec, status } = subscription;
  const bundles = channelOf(subscription, catalog)?.bundles ?? [];
  const installed = status?.installedCSV;
  if (installed === undefined) {
    return bundles.find(({ csv }) => csv === spec.startingCSV) ?? bundles.at(-1);
  }
  // A CSV deleted under its Subscription is not brought back.
  if (!csvs.some(({ metadata }) => metadata.name === installed)) return undefined;
  return bundles.find(({ replaces }) => replaces === installed);
}
