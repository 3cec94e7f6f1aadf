import { randomInt } from 'node:crypto';
import { record } from '../events.ts';
import type { Manifest } from '../../../src/core/manifest.ts';
import { definitions, deployments, namespaces, type Kind } from '../kinds.ts';
import type { Catalog } from '../catalog.ts';
import type { Stage } from '../stage.ts';
import { catalogSources, csvs, installPlans, operatorGroups, subscriptions } from './kinds.ts';
import { isCopy } from './copies.ts';
import { componentLabel, nextStep, type SubscriptionStep } from './subscriptionStep.ts';
import type { NamespaceFacts } from './resolution.ts';
import type { SubscriptionStatus } from './kinds.ts';

/** OLM's catalog operator, the half that resolves: Subscriptions to InstallPlans, one namespace at a time. */
export function playSubscriptions(stage: Stage, catalog: Catalog): void {
  const used = new Set<string>();
  const queue = stage.queue(async (namespace) => {
    do await stage.step();
    while (await advance(stage, catalog, namespace));
  });
  const touch = (namespace: string | undefined) => {
    if (namespace !== undefined && used.has(namespace)) queue.add(namespace);
  };
  stage.watch(subscriptions, ({ object }) => {
    used.add(object.metadata.namespace ?? '');
    touch(object.metadata.namespace);
  });
  for (const kind of [installPlans, csvs, operatorGroups] satisfies readonly Kind[]) {
    stage.watch<Manifest>(kind, ({ object }) => touch(object.metadata.namespace));
  }
  stage.watch(catalogSources, () => used.forEach(touch));
}

async function advance(stage: Stage, catalog: Catalog, namespace: string): Promise<boolean> {
  const facts = await observe(stage, namespace);
  const step = nextStep(facts, catalog, new Date().toISOString());
  if (step === undefined) return false;
  await perform(stage, namespace, step);
  return true;
}

async function observe({ kube }: Stage, namespace: string): Promise<NamespaceFacts> {
  const found = await kube.list(subscriptions, namespace);
  const age = ({ metadata }: { metadata: { creationTimestamp?: string; name: string } }) =>
    `${metadata.creationTimestamp ?? ''} ${metadata.name}`;
  return {
    namespace,
    subscriptions: found
      .filter(({ metadata }) => metadata.deletionTimestamp === undefined)
      .sort((a, b) => age(a).localeCompare(age(b))),
    installPlans: await kube.list(installPlans, namespace),
    csvs: (await kube.list(csvs, namespace)).filter((csv) => !isCopy(csv)),
    operatorGroups: await kube.list(operatorGroups, namespace),
    sources: new Set(
      (await kube.list(catalogSources)).map(({ metadata }) => `${metadata.namespace}/${metadata.name}`),
    ),
  };
}

async function perform(stage: Stage, namespace: string, step: SubscriptionStep): Promise<void> {
  const writer = stage.kube.as('catalog');
  switch (step.kind) {
    case 'label': {
      const labels = { [componentLabel(step.subscription)]: '' };
      await writer.patch(subscriptions, step.subscription.metadata, { metadata: { labels } });
      return;
    }
    case 'labelParts':
      return labelParts(stage, step);
    case 'failed':
      await writeStatus(stage, step.subscription, step.status);
      return tellNamespace(stage, namespace, step.status);
    case 'status':
      await writeStatus(stage, step.subscription, step.status);
      return;
    case 'plan': {
      const { owners, csvs: clusterServiceVersionNames, approved, generation } = step;
      const ownerReferences = owners.map(({ apiVersion, kind, metadata: { name, uid = '' } }) => ({
        apiVersion,
        kind,
        name,
        uid,
        controller: false,
        blockOwnerDeletion: false,
      }));
      const approval = approved ? 'Automatic' : 'Manual';
      await writer.create(installPlans, {
        apiVersion: installPlans.apiVersion,
        kind: installPlans.kind,
        metadata: { name: `install-${randomSuffix()}`, namespace, ownerReferences },
        spec: { approval, approved, clusterServiceVersionNames, generation },
      });
    }
  }
}

async function writeStatus(
  { kube }: Stage,
  { metadata, status = {} }: { metadata: { name: string; namespace?: string }; status?: SubscriptionStatus },
  next: SubscriptionStatus,
): Promise<void> {
  const emptied = Object.fromEntries(Object.keys(status).map((field) => [field, null]));
  const lastUpdated = new Date().toISOString();
  await kube.as('catalog').patchStatus(subscriptions, metadata, { ...emptied, ...next, lastUpdated });
}

async function tellNamespace(
  { kube }: Stage,
  name: string,
  { conditions }: SubscriptionStatus,
): Promise<void> {
  const namespace = await kube.get(namespaces, { name });
  const message = conditions?.find(({ type }) => type === 'ResolutionFailed')?.message ?? '';
  const said = { type: 'Warning', reason: 'ResolutionFailed', message, source: 'olm' } as const;
  if (namespace !== undefined) await record(kube, namespace, said);
}

async function labelParts(
  { kube }: Stage,
  { subscription, csv }: SubscriptionStep & { kind: 'labelParts' },
): Promise<void> {
  const { namespace } = subscription.metadata;
  const writer = kube.as('olm');
  const patch = { metadata: { labels: { [componentLabel(subscription)]: '' } } };
  const labelled = await writer.patch(csvs, { namespace, name: csv }, patch);
  for (const { name } of labelled.spec.customresourcedefinitions?.owned ?? []) {
    await writer.patch(definitions, { name }, patch);
  }
  for (const { name } of labelled.spec.install.spec.deployments) {
    const there = await kube.get(deployments, { namespace, name });
    if (there !== undefined) await writer.patch(deployments, there.metadata, patch);
  }
}

/** Five characters, as the API server's own generated names end. */
function randomSuffix(): string {
  const letters = 'bcdfghjklmnpqrstvwxz2456789';
  return Array.from({ length: 5 }, () => letters[randomInt(letters.length)]).join('');
}
