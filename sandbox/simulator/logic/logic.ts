import type { Manifest } from '../../../src/core/manifest.ts';
import { record } from '../events.ts';
import { configMaps, deployments, services } from '../kinds.ts';
import type { Kube } from '../kube.ts';
import type { Stage } from '../stage.ts';
import {
  nextPlatformStep,
  platforms,
  type ClusterKind,
  type Platform,
  type PlatformStep,
} from './platform.ts';
import { serviceObjects } from './services.ts';

const manager = 'logic-operator';
const source = 'platform-controller';

/** Plays the Serverless Logic operator of the 1.38 line, as far as platforms go. */
export function playLogic(stage: Stage): void {
  const byNamespace = new Map<string, Set<string>>();
  const queue = stage.queue(async (key) => {
    do await stage.step();
    while (await advance(stage, key));
  });
  stage.watch(platforms, ({ type, object }) => {
    const { namespace = '', name } = object.metadata;
    const names = byNamespace.get(namespace) ?? new Set();
    byNamespace.set(namespace, type === 'deleted' ? names : names.add(name));
    if (type === 'deleted') names.delete(name);
    // A platform that stands back takes over when the other one goes.
    names.forEach((each) => queue.add(`${namespace}/${each}`));
  });
  for (const kind of [deployments, configMaps, services]) {
    stage.watch<Manifest>(kind, ({ object: { metadata } }) => {
      const owner = metadata.ownerReferences?.find((reference) => reference.kind === platforms.kind);
      if (owner !== undefined) queue.add(`${metadata.namespace}/${owner.name}`);
    });
  }
}

/** Whether there is another step to come. */
async function advance(stage: Stage, key: string): Promise<boolean> {
  const { kube } = stage;
  const [namespace = '', name = ''] = key.split('/');
  const all = await kube.list(platforms, namespace);
  const platform = all.find(({ metadata }) => metadata.name === name);
  if (platform === undefined || platform.metadata.deletionTimestamp !== undefined) return false;
  const neighbours = all.filter((other) => other !== platform);
  const cluster: ClusterKind = (await kube.servesGroup('route.openshift.io')) ? 'openshift' : 'kubernetes';
  const step = nextPlatformStep(platform, neighbours, cluster, new Date().toISOString());
  if (step === undefined) return false;
  await perform(stage, platform, step);
  return step.kind !== 'services';
}

async function perform({ kube }: Stage, platform: Platform, step: PlatformStep): Promise<void> {
  const writer = kube.as(manager);
  switch (step.kind) {
    case 'spec':
      await writer.patch(platforms, platform.metadata, { spec: step.spec });
      return;
    case 'status':
      await writer.patchStatus(platforms, platform.metadata, step.status);
      if (step.was === undefined) return;
      // The operator names the state it comes from.
      return record(kube, platform, {
        type: 'Normal',
        reason: 'Updated',
        source,
        message: `Updated platform condition to  ${step.was}`,
      });
    case 'services':
      for (const { configMap, deployment, service } of serviceObjects(platform)) {
        await writer.apply(configMaps, configMap);
        await writer.apply(deployments, deployment);
        await writer.apply(services, service);
      }
      await missPrometheus(kube, platform);
  }
}

async function missPrometheus(kube: Kube, platform: Platform): Promise<void> {
  if (platform.spec?.monitoring?.enabled !== true || (await kube.servesGroup('monitoring.coreos.com')))
    return;
  const message = `Monitoring is enabled in platform ${platform.metadata.name}, but Prometheus is not installed`;
  await record(kube, platform, { type: 'Warning', reason: 'PrometheusNotAvailable', message, source });
}
