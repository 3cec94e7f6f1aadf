import { ApiError } from '../../apiClient.ts';
import type { Manifest } from '../../../src/core/manifest.ts';
import { record } from '../events.ts';
import { conditionOf, deployments, namespaces } from '../kinds.ts';
import { serverWords } from '../kube.ts';
import type { Stage } from '../stage.ts';
import { ownNamespaces, products, type KnativeObject, type Product } from './products.ts';
import { failureStep, nextKnativeStep, type KnativeStep, type Running } from './step.ts';

const manager = 'knative-operator';

/** Plays the Knative operator of OpenShift Serverless 1.38. */
export async function playKnative(stage: Stage): Promise<void> {
  const labels = { 'knative.openshift.io/part-of': 'openshift-serverless' };
  for (const name of ownNamespaces) {
    const namespace = { apiVersion: 'v1', kind: 'Namespace', metadata: { name, labels } };
    await stage.kube.as(manager).apply(namespaces, namespace);
  }
  products.forEach((product) => playProduct(stage, product));
}

function playProduct(stage: Stage, product: Product): void {
  const known = new Set<string>();
  const queue = stage.queue(async (key) => {
    do await stage.step();
    while (await advance(stage, product, key));
  });
  stage.watch(product.kind, ({ type, object: { metadata } }) => {
    const key = `${metadata.namespace}/${metadata.name}`;
    if (type === 'deleted') known.delete(key);
    else known.add(key);
    queue.add(key);
  });
  stage.watch(deployments, ({ object }) => {
    if (product.deployments.includes(keyOf(object))) known.forEach((key) => queue.add(key));
  });
}

async function advance(stage: Stage, product: Product, key: string): Promise<boolean> {
  const [namespace = '', name = ''] = key.split('/');
  const object = await stage.kube.get(product.kind, { namespace, name });
  if (object === undefined) return false;
  const step = nextKnativeStep(object, product, await observe(stage), new Date().toISOString());
  if (step === undefined) return false;
  await perform(stage, product, object, step);
  return true;
}

async function observe({ kube }: Stage): Promise<Running> {
  const all = await kube.list(deployments);
  const available = all.filter((each) => conditionOf(each, 'Available')?.status === 'True');
  return { there: new Set(all.map(keyOf)), available: new Set(available.map(keyOf)) };
}

async function perform(
  stage: Stage,
  product: Product,
  object: KnativeObject,
  step: KnativeStep,
): Promise<void> {
  const { kube } = stage;
  const writer = kube.as(manager);
  const { kind } = product;
  switch (step.kind) {
    case 'finalizers': {
      const { finalizers, spec } = step;
      const metadata = { finalizers, resourceVersion: object.metadata.resourceVersion };
      await writer.patch(kind, object.metadata, { metadata, ...(spec === undefined ? {} : { spec }) });
      const message = `Updated "${object.metadata.name}" finalizers`;
      return record(kube, object, { type: 'Normal', reason: 'FinalizerUpdate', message, source: manager });
    }
    case 'status':
      await writer.patchStatus(kind, object.metadata, step.status);
      if (object.metadata.namespace === product.namespace) return;
      return record(kube, object, {
        type: 'Warning',
        reason: 'InternalError',
        message: `deployed ${product.title} into unsupported namespace "${object.metadata.namespace}"`,
        source: manager,
      });
    case 'install':
      return install(stage, product, object);
    case 'uninstall':
      for (const key of product.deployments.toReversed()) {
        const [namespace, name = ''] = key.split('/');
        await writer.remove(deployments, { namespace, name });
      }
  }
}

async function install({ kube }: Stage, product: Product, object: KnativeObject): Promise<void> {
  const writer = kube.as(manager);
  try {
    for (const key of product.deployments) await writer.apply(deployments, deploymentOf(key, object));
  } catch (error) {
    if (!(error instanceof ApiError)) throw error;
    // A refusal is shown in the status; throwing on makes it be tried again later.
    const step = failureStep(object, serverWords(error), new Date().toISOString());
    if (step?.kind === 'status') await writer.patchStatus(product.kind, object.metadata, step.status);
    throw error;
  }
}

function deploymentOf(key: string, owner: KnativeObject): Manifest {
  const [namespace = '', name = ''] = key.split('/');
  const { apiVersion, kind, metadata } = owner;
  const reference = { apiVersion, kind, name: metadata.name, uid: metadata.uid ?? '' };
  // An owner in another namespace is not allowed.
  const owned = namespace === metadata.namespace;
  const ownerReferences = [{ ...reference, controller: true, blockOwnerDeletion: true }];
  const labels = { app: name };
  const containers = [{ name, image: `registry.invalid/${name}:1.21` }];
  return {
    apiVersion: deployments.apiVersion,
    kind: deployments.kind,
    metadata: { name, namespace, ...(owned ? { ownerReferences } : {}) },
    spec: {
      replicas: 1,
      selector: { matchLabels: labels },
      template: { metadata: { labels }, spec: { containers } },
    },
  };
}

function keyOf({ metadata }: Manifest): string {
  return `${metadata.namespace}/${metadata.name}`;
}
