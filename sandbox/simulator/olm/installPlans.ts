import type { Manifest } from '../../../src/core/manifest.ts';
import { bundleOf, type Bundle, type Catalog } from '../catalog.ts';
import { definitions, type Kind } from '../kinds.ts';
import type { Stage } from '../stage.ts';
import { csvOf } from './bundleObjects.ts';
import type { Definitions } from './definitions.ts';
import { csvs, installPlans, operatorGroups, type InstallPlan } from './kinds.ts';

/** The CRDs an operator brings. */
export type DefinitionsOf = (bundle: Bundle) => readonly Manifest[];

export interface InstallPlanSetting {
  readonly catalog: Catalog;
  readonly definitionsOf: DefinitionsOf;
  /** The CRDs that are there. */
  readonly served: Definitions;
}

/** OLM's catalog operator, the half that executes: an approved InstallPlan to CSVs and CRDs. */
export function playInstallPlans(stage: Stage, setting: InstallPlanSetting): void {
  const queue = stage.queue(async (key) => {
    do await stage.step();
    while (await advance(stage, setting, key));
  });
  const open = new Set<string>();
  stage.watch(installPlans, ({ type, object }) => {
    const key = `${object.metadata.namespace}/${object.metadata.name}`;
    if (type === 'deleted' || object.status?.phase === 'Complete') open.delete(key);
    else open.add(key);
    queue.add(key);
  });
  const touch = (namespace: string | undefined) =>
    [...open].filter((key) => key.startsWith(`${namespace}/`)).forEach((key) => queue.add(key));
  for (const kind of [operatorGroups, csvs] satisfies readonly Kind[]) {
    stage.watch<Manifest>(kind, ({ object }) => touch(object.metadata.namespace));
  }
  setting.served.onChange(() => open.forEach((key) => queue.add(key)));
}

async function advance(
  stage: Stage,
  { catalog, definitionsOf, served }: InstallPlanSetting,
  key: string,
): Promise<boolean> {
  const { kube } = stage;
  const [namespace = '', name = ''] = key.split('/');
  const plan = await kube.get(installPlans, { namespace, name });
  if (plan === undefined) return false;
  const write = (status: unknown) => kube.as('catalog').patchStatus(installPlans, plan.metadata, status);
  const bundles = plan.spec.clusterServiceVersionNames.flatMap((csv) => bundleOf(catalog, csv) ?? []);
  const parts = bundles.flatMap((bundle) => partsOf(bundle, namespace, definitionsOf));
  const now = new Date().toISOString();
  const times = { lastTransitionTime: now, lastUpdateTime: now };
  const begun = { type: 'Installed', status: 'False', reason: 'Unknown', ...times };

  switch (plan.status?.phase) {
    case undefined:
      await write({
        phase: plan.spec.approved ? 'Installing' : 'RequiresApproval',
        catalogSources: ['redhat-operators'],
        plan: stepsOf(parts, 'Unknown'),
      });
      return true;
    case 'RequiresApproval':
      if (!plan.spec.approved) return false;
      if (!(await isManaged(stage, plan))) return false;
      // A plan that had to wait for its group first takes back what it said.
      await write(isRefused(plan) ? { conditions: [begun], message: null } : { phase: 'Installing' });
      return true;
    case 'Installing': {
      const created = await install(
        stage,
        parts.filter((part) => !isEstablished(served, part)),
      );
      if (created > 0) return true;
      if (
        !parts.every((part) => part.kind !== definitions || isEstablished(served, part)) ||
        !(await areUnderWay(stage, parts))
      )
        return false;
      const installed = { type: 'Installed', status: 'True', ...times };
      const status = plan.spec.approval === 'Manual' ? 'Created' : 'Present';
      await write({
        phase: 'Complete',
        startTime: now,
        conditions: [installed],
        plan: stepsOf(parts, status),
      });
      return false;
    }
    case 'Complete':
      return false;
  }
}

const refused = 'InstallCheckFailed';

interface Part {
  readonly csv: string;
  readonly kind: typeof csvs | typeof definitions;
  readonly object: Manifest;
}

function partsOf(bundle: Bundle, namespace: string, definitionsOf: DefinitionsOf): readonly Part[] {
  const brought = definitionsOf(bundle);
  const csv = csvOf(bundle, namespace, brought);
  return [
    { csv: bundle.csv, kind: csvs, object: csv },
    ...brought.map((object) => ({ csv: bundle.csv, kind: definitions, object: managed(object) })),
  ];
}

function managed(object: Manifest): Manifest {
  const labels = { ...object.metadata.labels, 'olm.managed': 'true' };
  return { ...object, metadata: { ...object.metadata, labels } };
}

function stepsOf(parts: readonly Part[], status: string): readonly unknown[] {
  return parts.map(({ csv, object: { apiVersion, kind, metadata } }) => {
    const [group = '', version = ''] = apiVersion.split('/');
    const source = { sourceName: 'redhat-operators', sourceNamespace: 'openshift-marketplace' };
    const resource = { group, version, kind, name: metadata.name, manifest: '', ...source };
    return { resolving: csv, status, resource };
  });
}

/** How many of the parts were not there. */
async function install({ kube }: Stage, parts: readonly Part[]): Promise<number> {
  const writer = kube.as('catalog');
  let created = 0;
  for (const { kind, object } of parts) {
    if (await kube.has(kind, object.metadata)) continue;
    await writer.create<Manifest>(kind, object);
    created++;
  }
  return created;
}

function isEstablished(served: Definitions, { kind, object }: Part): boolean {
  return kind === definitions && served.isEstablished(object.metadata.name);
}

/** A plan is complete when its operators have got as far as they get without their pods. */
async function areUnderWay({ kube }: Stage, parts: readonly Part[]): Promise<boolean> {
  for (const { kind, object } of parts) {
    if (kind !== csvs) continue;
    const { phase, reason } = (await kube.get(csvs, object.metadata))?.status ?? {};
    if (phase === undefined || phase === 'Pending' || phase === 'InstallReady') return false;
    if (phase === 'Installing' && reason === 'InstallSucceeded') return false;
  }
  return true;
}

function isRefused({ status }: InstallPlan): boolean {
  return status?.conditions?.some(({ reason }) => reason === refused) === true;
}

/** Without its OperatorGroup an approved plan stays where it is and says so. */
async function isManaged({ kube }: Stage, plan: InstallPlan): Promise<boolean> {
  const { metadata } = plan;
  const groups = await kube.list(operatorGroups, metadata.namespace);
  if (groups.length > 0) return true;
  if (isRefused(plan)) return false;
  const now = new Date().toISOString();
  const message = 'no operator group found that is managing this namespace';
  const condition = { type: 'Installed', status: 'False', reason: refused, message };
  const conditions = [{ ...condition, lastTransitionTime: now, lastUpdateTime: now }];
  await kube.as('catalog').patchStatus(installPlans, metadata, { conditions, message });
  return false;
}
