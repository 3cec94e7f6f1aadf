import type { Manifest } from '../../../src/core/manifest.ts';
import { record } from '../events.ts';
import { deployments } from '../kinds.ts';
import type { Stage } from '../stage.ts';
import { isCopy } from './copies.ts';
import { finalizer, nextCsvStep, type CsvFacts, type CsvStep } from './csvStep.ts';
import type { Definitions } from './definitions.ts';
import { csvs, operatorGroups, subscriptions, type Csv } from './kinds.ts';

/** OLM's olm operator: a CSV to running Deployments. */
export function playCsvs(stage: Stage, served: Definitions): void {
  const known = new Set<string>();
  const queue = stage.queue(async (key) => {
    let step: CsvStep | undefined;
    do {
      await stage.step();
      step = await advance(stage, served, key);
    } while (step !== undefined && step.kind !== 'wait');
    return step?.milliseconds;
  });
  const touch = (namespace: string | undefined) =>
    [...known].filter((key) => key.startsWith(`${namespace}/`)).forEach((key) => queue.add(key));

  stage.watch(csvs, ({ type, object }) => {
    if (isCopy(object)) return;
    const key = `${object.metadata.namespace}/${object.metadata.name}`;
    if (type === 'deleted') known.delete(key);
    else known.add(key);
    touch(object.metadata.namespace);
  });
  stage.watch(operatorGroups, ({ object }) => touch(object.metadata.namespace));
  stage.watch(subscriptions, ({ object }) => touch(object.metadata.namespace));
  served.onChange(() => known.forEach((key) => queue.add(key)));
  stage.watch(deployments, ({ object }) => {
    if (object.metadata.labels?.['olm.owner'] !== undefined) touch(object.metadata.namespace);
  });
}

async function advance(stage: Stage, served: Definitions, key: string): Promise<CsvStep | undefined> {
  const [namespace = '', name = ''] = key.split('/');
  const csv = await stage.kube.get(csvs, { namespace, name });
  if (csv === undefined) return undefined;
  const step = nextCsvStep(csv, await observe(stage, served, csv));
  if (step !== undefined) await perform(stage, csv, step);
  return step;
}

async function observe({ kube }: Stage, served: Definitions, csv: Csv): Promise<CsvFacts> {
  const { name, namespace } = csv.metadata;
  const everywhere = (await kube.list(csvs)).filter((each) => !isCopy(each));
  const own = owned(csv);
  const there = await kube.list(deployments, namespace);
  const waiting = (await kube.list(subscriptions, namespace)).some(
    ({ status }) => status?.currentCSV === name && status.installedCSV !== name,
  );
  return {
    groups: await kube.list(operatorGroups, namespace),
    deployments: new Map(there.map((each) => [each.metadata.name, each])),
    replacedBy: everywhere.find(
      (each) => each.metadata.namespace === namespace && each.spec.replaces === name,
    ),
    predecessorAtWork: everywhere.some(
      (each) =>
        each.metadata.namespace === namespace &&
        each.metadata.name === csv.spec.replaces &&
        each.status?.phase === 'Succeeded',
    ),
    conflicting: everywhere.some(
      (each) =>
        each.metadata.namespace !== namespace &&
        each.status?.reason !== 'InterOperatorGroupOwnerConflict' &&
        (each.metadata.creationTimestamp ?? '') <= (csv.metadata.creationTimestamp ?? '') &&
        owned(each).some((crd) => own.includes(crd)),
    ),
    definitionsServed: own.every((crd) => served.isEstablished(crd)),
    recorded: !waiting,
    now: Date.now(),
  };
}

function owned({ spec }: Csv): readonly string[] {
  return (spec.customresourcedefinitions?.owned ?? []).map(({ name }) => name);
}

async function perform(stage: Stage, csv: Csv, step: CsvStep): Promise<void> {
  const { kube } = stage;
  const writer = kube.as('olm');
  switch (step.kind) {
    case 'finalizer':
      await writer.patch(csvs, csv.metadata, { metadata: { finalizers: [finalizer] } });
      return;
    case 'group': {
      const [group] = await kube.list(operatorGroups, csv.metadata.namespace);
      const annotations = {
        'olm.operatorGroup': group?.metadata.name ?? '',
        'olm.operatorNamespace': csv.metadata.namespace,
        'olm.targetNamespaces': '',
      };
      await writer.patch(csvs, csv.metadata, { metadata: { annotations } });
      return;
    }
    case 'phase': {
      const { phase, reason, message } = step;
      await writer.patchStatus(csvs, csv.metadata, phaseStatus(csv, step));
      const type = phase === 'Failed' ? 'Warning' : 'Normal';
      return record(kube, csv, { type, reason, message, source: 'operator-lifecycle-manager' });
    }
    case 'deployments':
      for (const { name, spec } of csv.spec.install.spec.deployments) {
        await writer.apply(deployments, deploymentOf(csv, name, spec));
      }
      return;
    case 'remove':
      return writer.remove(csvs, csv.metadata);
    case 'cleanUp':
      return cleanUp(stage, csv);
    case 'wait':
  }
}

/** A new phase or reason is added to the history; a mere change of words is not. */
function phaseStatus({ status }: Csv, { phase, reason, message }: CsvStep & { kind: 'phase' }): unknown {
  const now = new Date().toISOString();
  const history = status?.conditions ?? [];
  const samePhase = status?.phase === phase;
  const lastTransitionTime = samePhase && status?.lastTransitionTime ? status.lastTransitionTime : now;
  const entry = { phase, reason, message, lastTransitionTime, lastUpdateTime: now };
  const conditions = samePhase && status?.reason === reason ? history : [...history, entry];
  return { ...entry, cleanup: {}, conditions };
}

function deploymentOf(csv: Csv, name: string, spec: Readonly<Record<string, unknown>>): Manifest {
  const { apiVersion, kind, metadata } = csv;
  const { namespace = '', uid = '' } = metadata;
  const owner = { apiVersion, kind, name: metadata.name, uid, controller: false, blockOwnerDeletion: false };
  const labels = {
    ...metadata.labels,
    'olm.managed': 'true',
    'olm.owner': metadata.name,
    'olm.owner.kind': kind,
    'olm.owner.namespace': namespace,
  };
  return {
    apiVersion: deployments.apiVersion,
    kind: deployments.kind,
    metadata: { name, namespace, labels, ownerReferences: [owner] },
    spec,
  };
}

/** The CSV goes first; its Deployments follow, whether or not a garbage collector is there. */
async function cleanUp({ kube }: Stage, { metadata }: Csv): Promise<void> {
  const writer = kube.as('olm');
  const there = await kube.list(deployments, metadata.namespace);
  await writer.patch(csvs, metadata, { metadata: { finalizers: null } });
  for (const deployment of there) {
    if (deployment.metadata.labels?.['olm.owner'] !== metadata.name) continue;
    await writer.remove(deployments, deployment.metadata);
  }
}
