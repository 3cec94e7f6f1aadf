import { textAt } from '../field.ts';
import { message } from '../message.ts';
import { userMonitoringNamespace } from '../openshiftNamespaces.ts';
import type { Evidence, Note } from '../status.ts';
import type { Snapshot } from '../snapshot.ts';
import type { ClusterTarget } from '../target/target.ts';
import { look, named, objectsOf } from './observed.ts';
import { establishedDefinition } from './operatorParts.ts';
import { evidence } from './verdict.ts';

/** What kind of cluster it is: OpenShift and of which version, and which lifecycle managers it has. */
export function featureEvidence(snapshot: Snapshot): readonly Evidence[] {
  const openshift = objectsOf(snapshot, 'clusterVersions')[0]?.object;
  const version = textAt(openshift, 'status', 'desired', 'version');
  return [
    ...(openshift === undefined || version === undefined
      ? []
      : [evidence(openshift, 'status.desired.version', version)]),
    ...olmEvidence(snapshot),
  ];
}

function olmEvidence(snapshot: Snapshot): readonly Evidence[] {
  const { state } = snapshot.resources.subscriptions;
  if (state === 'pending' || state === 'unreachable') return [];
  const v1 = establishedDefinition(snapshot, 'clusterextensions.olm.operatorframework.io');
  const found = [...(state === 'notServed' ? [] : ['v0']), ...(v1 === undefined ? [] : ['v1'])];
  const value = found.length === 0 ? 'none' : found.join(', ');
  return [
    { ref: { apiVersion: 'v1', kind: 'Cluster', name: snapshot.context }, field: 'olm.versions', value },
  ];
}

/** The Deployment that is there when somebody collects the metrics of what users run. */
const userMonitoring = 'prometheus-operator';

/** Whether somebody collects the metrics that the target wants; only OpenShift has a switch for it. */
export function monitoringNotes(snapshot: Snapshot, target: ClusterTarget): readonly Note[] {
  if (!target.monitoring || !target.release.platform.monitoring) return [];
  if (objectsOf(snapshot, 'clusterVersions').length === 0) return [];
  const deployments = look(snapshot, 'deployments', userMonitoringNamespace);
  if (!deployments.seen) return [];
  if (named(deployments.objects, userMonitoring, userMonitoringNamespace) !== undefined) return [];
  const said = message(
    'Monitoring for user workloads is off, so nobody collects the metrics of workflows. An administrator switches it on by "enableUserWorkload: true" in ConfigMap cluster-monitoring-config of namespace openshift-monitoring; else write "monitoring: false" into the target.',
  );
  return [{ code: 'monitoring-off', severity: 'hint', message: said }];
}
