import { message, plain } from '../message.ts';
import type { Judge, PrerequisiteId, State, Status } from '../status.ts';
import type { Snapshot } from '../snapshot.ts';
import type { ClusterTarget } from '../target/target.ts';
import { backstage } from './backstage.ts';
import { catalog } from './catalog.ts';
import { cluster } from './cluster.ts';
import { clusterPlatform } from './clusterPlatform.ts';
import { database } from './database.ts';
import { knativeEventing, knativeServing } from './knative.ts';
import { withHelmReleases } from './madeByHelm.ts';
import { maskedStatus } from './maskedStatus.ts';
import { menu, menuIds, type MenuEntry } from './menu.ts';
import { networkPolicies } from './networkPolicies.ts';
import { gitops, pipelines, rhdhOperator, serverless, serverlessLogic } from './operators.ts';
import { withOwnRights } from './ownRights.ts';
import { platform } from './platform.ts';
import { dataIndex, jobsService } from './platformServices.ts';
import { references } from './references.ts';
import { sonataFlowDefinitions } from './sonataFlowDefinitions.ts';
import { verdict } from './verdict.ts';
import { workflowNamespaces } from './workflowNamespaces.ts';
import { workflows } from './workflows.ts';

export { appliedBy } from './appliedBy.ts';

const judges: readonly Judge[] = [
  cluster,
  catalog,
  serverless,
  knativeServing,
  knativeEventing,
  serverlessLogic,
  sonataFlowDefinitions,
  pipelines,
  gitops,
  rhdhOperator,
  backstage,
  references,
  database,
  platform,
  networkPolicies,
  dataIndex,
  jobsService,
  clusterPlatform,
  workflowNamespaces,
  workflows,
];

/** One thing the Orchestrator needs. */
export type Prerequisite = Judge & MenuEntry;

/** Everything the Orchestrator needs, in the order in which it is installed. */
export const prerequisites: readonly Prerequisite[] = judges
  .map((judge) => ({ ...menu[judge.id], ...judge }))
  .toSorted((a, b) => menuIds.indexOf(a.id) - menuIds.indexOf(b.id));

/** The statuses of all prerequisites, in menu order. */
export type Statuses = ReadonlyMap<PrerequisiteId, Status>;

/**
 * Judges a snapshot for a target. While the cluster does not answer everything else is `unknown`;
 * what is absent while one of its needs is not ready is `blocked`.
 */
export function evaluateAll(snapshot: Snapshot, target: ClusterTarget): Statuses {
  const statuses = new Map<PrerequisiteId, Status>();
  const reached = cluster.evaluate(snapshot, target);
  for (const prerequisite of prerequisites) {
    const own = !applies(prerequisite, target)
      ? verdict('notApplicable', 'not-this-method', message('Not used: this target has no RHDH operator.'))
      : reached.state === 'ready' || prerequisite.id === 'cluster'
        ? prerequisite.evaluate(snapshot, target)
        : verdict('unknown', reached.code, reached.reason);
    const status = withHelmReleases(blockedByNeeds(prerequisite, own, statuses, target));
    const allowed = withOwnRights(prerequisite.id, status, snapshot, target);
    statuses.set(prerequisite.id, maskedStatus(allowed));
  }
  return statuses;
}

/** Without the RHDH operator there is no Backstage object, and what it would make is the user's own, or the chart's. */
function applies({ id }: Prerequisite, target: ClusterTarget): boolean {
  if (target.method === 'helm' && id === 'backstage') return true;
  return target.method === 'operator' || !operatorOnly.has(id);
}

const operatorOnly: ReadonlySet<PrerequisiteId> = new Set([
  'rhdh-operator',
  'backstage',
  'references',
  'database',
]);

/** States of a need that stop what depends on it. What cannot be seen does not stop anything. */
const stops: readonly State[] = [
  'absent',
  'blocked',
  'installing',
  'pendingApproval',
  'degraded',
  'removing',
];

function blockedByNeeds(
  prerequisite: Prerequisite,
  own: Status,
  before: Statuses,
  target: ClusterTarget,
): Status {
  if (own.state !== 'absent') return own;
  const missing = prerequisite
    .needs(target)
    .filter((id) => stops.includes(before.get(id)?.state ?? 'unknown'));
  if (missing.length === 0) return own;
  const titles = missing.map((id) => plain(prerequisiteOf(id).title)).join(', ');
  return verdict('blocked', 'waits-for-needs', message('Waits for: {0}.', titles), own.evidence, {
    notes: own.notes,
    ...(own.asks !== undefined && { asks: own.asks }),
  });
}

/** The prerequisite of an id. */
export function prerequisiteOf(id: PrerequisiteId): Prerequisite {
  const found = prerequisites.find((prerequisite) => prerequisite.id === id);
  if (found === undefined) throw new Error(`No prerequisite is called ${id}.`);
  return found;
}
