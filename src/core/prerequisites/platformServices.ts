import { listAt, textAt } from '../field.ts';
import { message } from '../message.ts';
import { nameFor, type PlatformFacts } from '../release.ts';
import type { Judge, PrerequisiteId, Status } from '../status.ts';
import type { Observed, Snapshot } from '../snapshot.ts';
import type { ClusterTarget } from '../target/target.ts';
import { inNamespace, look, named } from './observed.ts';
import { withDatabaseJob, withPlatformError } from './platformEvents.ts';
import { platformMaker } from './platformMaker.ts';
import { withPodTrouble, withRolloutTrouble } from './podTrouble.ts';
import { touchBackstage } from './targetBackstage.ts';
import { evidence, ready, unseen, verdict } from './verdict.ts';
import { foreignOwner, workloadState } from './workload.ts';
import { notServing } from './workloadStatus.ts';

interface PlatformService {
  readonly id: PrerequisiteId;
  /** Which of the platform's services, as its `spec.services` calls it. */
  readonly field: PlatformFacts['services'][number]['field'];
}

/** A service of the platform. The platform's own condition says nothing about it, so its objects are read. */
function platformService(service: PlatformService): Judge {
  return {
    id: service.id,
    needs: () => ['platform', 'database'],
    looksAt: ['deployments', 'services', 'sonataFlowPlatforms', 'backstages', 'configMaps', 'secrets'],
    evaluate: (snapshot, target) => evaluateService(service, snapshot, target),
  };
}

export const dataIndex = platformService({
  id: 'data-index',
  field: 'dataIndex',
});

export const jobsService = platformService({
  id: 'jobs-service',
  field: 'jobService',
});

function evaluateService({ field }: PlatformService, snapshot: Snapshot, target: ClusterTarget): Status {
  const platformName = target.release.platform.name;
  const name = workloadName(target, field);
  const { kind: maker } = platformMaker(snapshot, target);
  // The Logic operator makes them by itself; only where the platform is not what it should be a touch brings them.
  const remedies = maker === 'operator' ? [touchBackstage] : [];
  for (const key of ['deployments', 'services'] as const) {
    const sight = look(snapshot, key, target.namespace);
    if (!sight.seen) return unseen(sight);
    if (named(inNamespace(sight.objects, target.namespace), name) !== undefined) continue;
    const kind = key === 'deployments' ? 'Deployment' : 'Service';
    const said = message('{0} {1} is not in namespace {2}.', kind, name, target.namespace);
    const missing = verdict('absent', `${kind.toLowerCase()}-missing`, said, [], { remedies });
    const made = found(snapshot, 'sonataFlowPlatforms', target.namespace, platformName);
    return withPlatformError(missing, snapshot, made);
  }
  const deployment = found(snapshot, 'deployments', target.namespace, name);
  const service = found(snapshot, 'services', target.namespace, name);
  if (deployment === undefined || service === undefined)
    return verdict('unknown', 'pending', message('Reading {0} …', name));
  const foreign = foreignOwner(
    deployment,
    found(snapshot, 'sonataFlowPlatforms', target.namespace, platformName)?.object.metadata.uid,
  );
  if (foreign !== undefined) {
    const said = message(
      'Deployment {0} belongs to {1}, not to SonataFlowPlatform {2}.',
      name,
      foreign.value,
      platformName,
    );
    return verdict('degraded', 'other-owner', said, [foreign]);
  }
  const foreignSecret = maker === 'operator' ? otherSecret(deployment, target) : undefined;
  const status = foreignSecret ?? judgeServing(snapshot, name, deployment, service);
  return maker === 'operator' ? withDatabaseJob(status, snapshot, target) : status;
}

/** Deployment and Service of a platform service. */
function workloadName({ release }: ClusterTarget, field: PlatformService['field']): string {
  const service = release.platform.services.find((one) => one.field === field);
  return `${release.platform.name}-${service?.suffix ?? field}`;
}

const codes = { starting: 'not-available', stuck: 'service-stuck' } as const;

function judgeServing(snapshot: Snapshot, name: string, deployment: Observed, service: Observed): Status {
  if (service.object.metadata.deletionTimestamp !== undefined) {
    const said = message('Service {0} is being deleted.', name);
    return verdict('removing', 'deleting', said, [
      evidence(service.object, 'metadata.deletionTimestamp', service.object.metadata.deletionTimestamp),
    ]);
  }
  const state = workloadState(deployment.object);
  if (!state.serves) {
    const status = notServing({ at: snapshot.at, since: deployment.since }, state, codes);
    return withPodTrouble(status, snapshot, deployment);
  }
  const status = ready('serves', message('{0} serves.', name), [
    state.evidence,
    evidence(service.object, 'metadata.name', service.object.metadata.name),
  ]);
  return withRolloutTrouble(status, snapshot, deployment, state);
}

/** A Deployment that still takes its password from another Backstage's Secret. */
function otherSecret({ object }: Observed, target: ClusterTarget): Status | undefined {
  const wanted = nameFor(target.release.generatedNames.databaseSecret, target.name);
  for (const container of listAt(object, 'spec', 'template', 'spec', 'containers')) {
    for (const variable of listAt(container, 'env')) {
      const secret = textAt(variable, 'valueFrom', 'secretKeyRef', 'name');
      const isDatabase = textAt(variable, 'name')?.startsWith('QUARKUS_DATASOURCE_') === true;
      if (!isDatabase || secret === undefined || secret === wanted) continue;
      const said = message('Deployment {0} reads Secret {1}, not {2}.', object.metadata.name, secret, wanted);
      const seen = evidence(
        object,
        `env[${textAt(variable, 'name') ?? ''}].valueFrom.secretKeyRef.name`,
        secret,
      );
      return verdict('degraded', 'other-target', said, [seen], { remedies: [touchBackstage] });
    }
  }
  return undefined;
}

function found(
  snapshot: Snapshot,
  key: 'deployments' | 'services' | 'sonataFlowPlatforms',
  namespace: string,
  name: string,
): Observed | undefined {
  const sight = look(snapshot, key, namespace);
  return sight.seen ? named(inNamespace(sight.objects, namespace), name) : undefined;
}
