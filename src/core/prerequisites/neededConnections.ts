import type { Connection } from '../network/cut.ts';
import { routersNamespace, userMonitoringNamespace } from '../openshiftNamespaces.ts';
import type { Snapshot } from '../snapshot.ts';
import { operatorMakesPlatform, type ClusterTarget } from '../target/target.ts';
import {
  backstageEnd,
  databaseEnd,
  databaseJobEnd,
  outside,
  serviceEnds,
  workflowEnds,
  type End,
} from './connectionEnds.ts';
import { databaseMode } from './databaseMode.ts';
import { objectsOf } from './observed.ts';

/** A connection that the Orchestrator needs, and what its ends are called. */
export interface NeededConnection extends Connection {
  readonly fromName: string;
  readonly toName: string;
  /** The same for those that differ in the workflow alone. */
  readonly about: string;
}

/** The ports of the Pods. Source: OP, default-config (RHDH, PostgreSQL). */
export const ports = { backstage: 7007, database: 5432 } as const;

/** Every connection inside the target's namespace or into it that has to be open. */
export function neededConnections(snapshot: Snapshot, target: ClusterTarget): readonly NeededConnection[] {
  const { platform, workflows: facts } = target.release;
  const backstage = backstageEnd(snapshot, target);
  const services = serviceEnds(snapshot, target);
  const service = (which: 'dataIndex' | 'jobService'): readonly End[] =>
    services.filter((_, index) => platform.services[index]?.field === which);
  const workflows = workflowEnds(snapshot, target);
  const isOpenShift = objectsOf(snapshot, 'clusterVersions').length > 0;
  const monitoring = isOpenShift && target.monitoring && platform.monitoring;
  return [
    ...service('dataIndex').map((dataIndex) => needed(backstage, dataIndex, facts.podPort)),
    ...toWorkflows(backstage, workflows, facts.podPort),
    ...toDatabase(snapshot, target, backstage, services),
    ...workflows.flatMap((workflow) =>
      services.map((one) => needed(workflow, one, facts.podPort, `workflows>${one.name}`)),
    ),
    ...service('jobService').flatMap((jobs) => toWorkflows(jobs, workflows, facts.podPort)),
    ...facts.callers.flatMap((caller) => toWorkflows(outside(snapshot, caller), workflows)),
    ...(isOpenShift ? [needed(outside(snapshot, routersNamespace), backstage, ports.backstage)] : []),
    ...(monitoring
      ? services.map((one) => needed(outside(snapshot, userMonitoringNamespace), one, facts.podPort))
      : []),
  ];
}

function toWorkflows(from: End, workflows: readonly End[], port?: number): readonly NeededConnection[] {
  return workflows.map((workflow) => needed(from, workflow, port, `${from.name}>workflows`));
}

/** One of the user's own is nobody's to reach here. */
function toDatabase(
  snapshot: Snapshot,
  target: ClusterTarget,
  backstage: End,
  services: readonly End[],
): readonly NeededConnection[] {
  if (!hasLocalDatabase(snapshot, target)) return [];
  const database = databaseEnd(snapshot, target);
  const from = [
    ...(target.method === 'operator' ? [backstage] : []),
    ...services,
    ...(operatorMakesPlatform(target) ? databaseJobEnd(snapshot, target) : []),
  ];
  return from.map((one) => needed(one, database, ports.database));
}

/** Whether RHDH brings its database, as far as cluster and target tell. */
export function hasLocalDatabase(snapshot: Snapshot, target: ClusterTarget): boolean {
  return databaseMode(snapshot, target).kind !== 'external' && target.database.mode !== 'external';
}

function needed(from: End, to: End, port?: number, about = `${from.name}>${to.name}`): NeededConnection {
  const ends = { from: from.side, to: to.side, fromName: from.name, toName: to.name, about };
  return port === undefined ? ends : { ...ends, port };
}
