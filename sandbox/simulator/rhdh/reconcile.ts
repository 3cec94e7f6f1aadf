import { randomBytes } from 'node:crypto';
import { nameFor, type Release } from '../../../src/core/release.ts';
import { ApiError } from '../../apiClient.ts';
import { conditionOf, deployments, secrets, services, statefulSets, type Kind } from '../kinds.ts';
import { serverWords } from '../kube.ts';
import type { Stage } from '../stage.ts';
import { backstagesOf, hasLocalDatabase, type Backstage } from './backstage.ts';
import { deployedBy, withTimes, type Deployed } from './condition.ts';
import { pluginDependencies, type Part } from './dependencies.ts';
import { effectivePlugins } from './effectivePlugins.ts';
import { dependenciesOf } from './mergePlugins.ts';
import { databaseSecret, routes, runtimeParts, type Making } from './objects.ts';
import { preprocess } from './references.ts';

const manager = 'backstage-controller';

/** One round of the operator for one Backstage object; throws after a failure it has reported, so that it is tried again. */
export async function reconcile(stage: Stage, release: Release, key: string): Promise<void> {
  await stage.step();
  const [namespace = '', name = ''] = key.split('/');
  const backstage = await stage.kube.get(backstagesOf(release), { namespace, name });
  if (backstage === undefined || backstage.metadata.deletionTimestamp !== undefined) return;
  const failure = await deploy(stage, release, backstage);
  if (failure !== undefined) {
    await report(stage, release, backstage, { status: 'False', reason: 'DeployFailed', message: failure });
    throw new Error(failure);
  }
  const workload = { namespace, name: nameOfWorkload(release, name) };
  const deployed = deployedBy(await stage.kube.get(deployments, workload), release);
  await report(stage, release, backstage, deployed);
}

/** Name of the Deployment of a Backstage object. */
export function nameOfWorkload({ generatedNames }: Release, name: string): string {
  return nameFor(generatedNames.workload, name);
}

/** The text of the failure, or nothing. */
async function deploy(stage: Stage, release: Release, backstage: Backstage): Promise<string | undefined> {
  const { kube } = stage;
  const configured = await preprocess(stage, backstage);
  if ('failure' in configured) return configured.failure;
  const effective = effectivePlugins(backstage, release, configured.pluginData);
  if ('failure' in effective) return effective.failure;

  const refs = dependenciesOf(effective.file);
  const refused = await applyAll(stage, pluginDependencies(backstage, release, refs));
  if (refused.length > 0)
    return `failed to apply plugin dependencies ${refused.map((line) => `${line}\n`).join('')}`;

  const making: Making = {
    backstage,
    release,
    plugins: effective.file,
    flavours: effective.flavours,
    onOpenShift: await kube.servesGroup('route.openshift.io'),
    configHash: configured.hash,
  };
  const [first, ...rest] = runtimeParts(making);
  const parts = [
    () => applyAll(stage, first === undefined ? [] : [first]),
    () => createSecret(stage, making),
    ...rest.map((part) => () => applyAll(stage, [part])),
  ];
  for (const make of parts) {
    const [why] = await make();
    if (why !== undefined) return `failed to apply backstage objects failed to apply object: ${why}`;
  }
  await removeSwitchedOff(stage, making);
  return undefined;
}

/** Applies one after the other; an object that fails does not stop the others. Returns the API server's words. */
async function applyAll({ kube }: Stage, parts: readonly Part[]): Promise<readonly string[]> {
  const refused: string[] = [];
  for (const { kind, object } of parts) {
    if (!(await kube.serves(kind))) {
      refused.push(`no matches for kind "${kind.kind}" in version "${kind.apiVersion}"`);
      continue;
    }
    try {
      await kube.as(manager).apply(kind, object);
    } catch (error) {
      if (!(error instanceof ApiError)) throw error;
      refused.push(serverWords(error));
    }
  }
  return refused;
}

/** Created once, never changed: the database keeps the password it was born with. */
async function createSecret({ kube }: Stage, making: Making): Promise<readonly string[]> {
  const secret = databaseSecret(making, randomBytes(18).toString('base64url'));
  if (secret === undefined || (await kube.get(secrets, secret.metadata)) !== undefined) return [];
  await kube.as(manager).create(secrets, secret);
  return [];
}

/** Some releases take away what was switched off, some leave it. */
async function removeSwitchedOff({ kube }: Stage, { backstage, release }: Making): Promise<void> {
  const { leavesBehind } = release.behaviour;
  const names = release.generatedNames;
  const remove = (kind: Kind, pattern: string) =>
    kube.as(manager).remove(kind, {
      namespace: backstage.metadata.namespace,
      name: nameFor(pattern, backstage.metadata.name),
    });
  if (!hasLocalDatabase(backstage) && !leavesBehind.includes('localDatabase')) {
    await remove(secrets, names.databaseSecret);
    await remove(services, names.databaseService);
    await remove(statefulSets, names.databaseService);
  }
  if (backstage.spec?.application?.route?.enabled === false && !leavesBehind.includes('route')) {
    await remove(routes, names.workload);
  }
}

async function report(
  { kube }: Stage,
  release: Release,
  backstage: Backstage,
  next: Deployed,
): Promise<void> {
  const before = conditionOf(backstage, 'Deployed');
  if (before?.reason === next.reason && before.message === next.message) return;
  const conditions = [withTimes(next, before, new Date().toISOString())];
  await kube.as('manager').patchStatus(backstagesOf(release), backstage.metadata, { conditions });
}
