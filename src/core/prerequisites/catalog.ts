import { textAt } from '../field.ts';
import { message } from '../message.ts';
import type { Note, Judge, Status } from '../status.ts';
import type { Observed, Snapshot } from '../snapshot.ts';
import type { ClusterTarget } from '../target/target.ts';
import { catalogState } from './catalogState.ts';
import { look, named, objectsOf } from './observed.ts';
import { installedWithoutOlm } from './operatorWithoutOlm.ts';
import { operatorPackages } from './operators.ts';
import { unseen, verdict } from './verdict.ts';

/** The CatalogSource that OLM v0 takes the operators from: without it no new Subscription is ever resolved. */
export const catalog: Judge = {
  id: 'catalog',
  needs: () => ['cluster'],
  looksAt: ['catalogSources', 'subscriptions', 'deployments', 'customResourceDefinitions'],
  evaluate(snapshot, target) {
    if (target.olm === 'v1') {
      const said = message('Not used: this target installs by OLM v1, which has catalogs of its own.');
      return verdict('notApplicable', 'olm-v1', said);
    }
    const sight = look(snapshot, 'catalogSources');
    if (!sight.seen) {
      return sight.code === 'not-served'
        ? verdict('notApplicable', 'olm-missing', message('Not used: this cluster has no OLM v0.'))
        : unseen(sight);
    }
    const [first, ...others] = sourcesInUse(snapshot, target);
    if (first === undefined) {
      const said = message('Not used: the operators come from catalogs in other namespaces, or without OLM.');
      return verdict('notApplicable', 'other-catalogs', said);
    }
    const status = judge(snapshot.at, sight.objects, first, target);
    const remarks = others.flatMap((name) => remark(judge(snapshot.at, sight.objects, name, target)));
    return { ...status, notes: [...status.notes, ...remarks] };
  },
};

/**
 * Names of the catalogs in the target's catalog namespace that matter: the target's own first, while an operator is
 * still to be subscribed; then those that the Subscriptions which are there name.
 */
function sourcesInUse(snapshot: Snapshot, target: ClusterTarget): readonly string[] {
  const { source, sourceNamespace } = target.catalog;
  const subscriptions = objectsOf(snapshot, 'subscriptions');
  const chosen: string[] = [];
  let isWanted = false;
  for (const spec of operatorPackages(target)) {
    const { package: wanted } = spec.subscription(target);
    const packages = [wanted, ...spec.olderPackages(wanted), ...spec.newerPackages(wanted)];
    const own = subscriptions.filter(({ object }) => packages.includes(textAt(object, 'spec', 'name') ?? ''));
    // What runs without OLM needs no catalog.
    const bare = installedWithoutOlm(spec, snapshot);
    isWanted ||= own.length === 0 && (bare === undefined || bare.state === 'unknown');
    for (const { object } of own) {
      if (textAt(object, 'spec', 'sourceNamespace') !== sourceNamespace) continue;
      chosen.push(textAt(object, 'spec', 'source') ?? '');
    }
  }
  return [...new Set([...(isWanted ? [source] : []), ...chosen])];
}

function judge(
  at: number,
  seen: readonly Observed[],
  name: string,
  { catalog: wanted }: ClusterTarget,
): Status {
  const found = named(seen, name, wanted.sourceNamespace);
  return found === undefined ? missing(seen, name, wanted.sourceNamespace) : catalogState(at, found);
}

function missing(seen: readonly Observed[], name: string, namespace: string): Status {
  const others = seen.map(({ object }) => object.metadata.name).join(', ');
  const said =
    others === ''
      ? message(
          'CatalogSource {0} is not in namespace {1}, and no other one: OLM finds no operator to install. Ask for a catalog, or name the one to use in the target ("catalog").',
          name,
          namespace,
        )
      : message(
          'CatalogSource {0} is not in namespace {1}, so OLM finds no operator in it. There are: {2}. Name the one that offers the operators in the target ("catalog").',
          name,
          namespace,
          others,
        );
  return verdict('absent', 'catalog-missing', said);
}

function remark({ state, code, reason }: Status): readonly Note[] {
  return state === 'ready' || state === 'installing' ? [] : [{ code, message: reason }];
}
