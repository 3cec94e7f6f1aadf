import { afterEach, beforeEach, expect } from 'vitest';
import { startApiServer, type ApiServer } from '../../sandbox/apiServer.ts';
import { startSimulator, type Simulator } from '../../sandbox/simulator/index.ts';
import { definitions, deployments, type Kind } from '../../sandbox/simulator/kinds.ts';
import {
  csvs,
  installPlans,
  operatorGroups,
  subscriptions,
  type InstallPlan,
} from '../../sandbox/simulator/olm/kinds.ts';
import type { Manifest } from '../../src/core/manifest.ts';
import { expectRecorded, recordHistory, type ClusterHistory } from './clusterHistory.ts';
import { eventually } from './eventually.ts';
import type { Facts, Stretch, Tolerance } from './history.ts';
import { operatorFacts } from './operatorFacts.ts';
import { refTo } from './playedOperator.ts';
import { recordedCatalog } from './recordedCatalog.ts';

/** OLM played on a server of its own for each test, and hands to do what a recording's author did. */
export interface PlayedOlm {
  readonly server: ApiServer;
  /** Creates or changes an object, and its namespace. */
  apply(kind: Kind, namespace: string, name: string, spec: object): Promise<void>;
  /** An Automatic Subscription to a package of its own name, unless `spec` says otherwise. */
  subscribe(namespace: string, name: string, spec: object): Promise<void>;
  patch(kind: Kind, namespace: string, name: string, patch: unknown): Promise<void>;
  remove(kind: Kind, namespace: string, name: string): Promise<void>;
  /** Approves the InstallPlan with this number. */
  approve(namespace: string, generation: number): Promise<void>;
  /** Waits until an operator is installed and nothing happens any more. */
  installed(namespace: string, csv: string): Promise<void>;
  /** Waits until nothing happens any more; what has happened is not compared. */
  settle(): Promise<void>;
  /** Expects what has happened since the last comparison to be what was recorded. */
  same(recorded: Stretch, facts?: Facts): Promise<void>;
}

/** To be called inside `describe`. */
export function usePlayedOlm(): PlayedOlm {
  let server: ApiServer;
  let simulator: Simulator;
  let history: ClusterHistory;
  beforeEach(async () => {
    server = await startApiServer({ controllers: true, crds: { owners: ['openshift'] } });
    const kinds: readonly Kind[] = [
      subscriptions,
      installPlans,
      csvs,
      operatorGroups,
      definitions,
      deployments,
    ];
    history = recordHistory(server.admin, kinds);
    simulator = await startSimulator({
      connection: server.admin,
      catalog: recordedCatalog(),
      delays: { step: 20, workload: 600 },
      presence: { knative: 'never', logic: 'never', rhdh: 'never' },
    });
  });
  afterEach(async () => {
    simulator.stop();
    history.stop();
    await server.stop();
  });

  const apply: PlayedOlm['apply'] = async ({ apiVersion, kind }, namespace, name, spec) => {
    await server.client.apply({ apiVersion: 'v1', kind: 'Namespace', metadata: { name: namespace } });
    await server.client.apply({ apiVersion, kind, metadata: { name, namespace }, spec });
  };
  return {
    get server() {
      return server;
    },
    apply,
    subscribe: (namespace, name, spec) =>
      apply(subscriptions, namespace, name, {
        channel: 'stable',
        name,
        source: 'redhat-operators',
        sourceNamespace: 'openshift-marketplace',
        installPlanApproval: 'Automatic',
        ...spec,
      }),
    async patch(kind, namespace, name, patch) {
      await server.client.patch(refTo(kind, namespace, name), patch);
    },
    remove: (kind, namespace, name) => server.client.remove(refTo(kind, namespace, name)),
    async approve(namespace, generation) {
      const plans = await server.client.list(installPlans.apiVersion, installPlans.kind, namespace);
      const plan = (plans as readonly InstallPlan[]).find(({ spec }) => spec.generation === generation);
      const ref = refTo(installPlans, namespace, plan?.metadata.name ?? '');
      await server.client.patch(ref, { spec: { approved: true } });
    },
    async installed(namespace, csv) {
      await eventually(async () => {
        const found = await server.client.get(refTo(csvs, namespace, csv));
        expect(found).toMatchObject({ status: { phase: 'Succeeded' } });
      });
      await history.cut();
    },
    async settle() {
      await history.cut();
    },
    same: (recorded, facts = operatorFacts) =>
      expectRecorded(history, recorded, { subject, facts, tolerance }),
  };
}

/** The recorded catalog has one Deployment and one CRD per operator: ours of one operator are taken together. */
function subject({ kind, metadata, spec }: Manifest): string | undefined {
  switch (kind) {
    case 'InstallPlan':
      return `InstallPlan ${(spec as InstallPlan['spec']).generation}`;
    case 'ClusterServiceVersion':
      return metadata.labels?.['olm.copiedFrom'] === undefined ? `CSV ${metadata.name}` : undefined;
    case 'OperatorGroup':
      return `OperatorGroup ${metadata.name}`;
    case 'CustomResourceDefinition':
      return metadata.labels?.['olm.managed'] === undefined ? undefined : kind;
    case 'Subscription':
      return `Subscription ${metadata.name}`;
    case 'Deployment':
      return `Deployment of ${metadata.labels?.['olm.owner']?.split('.v')[0]}`;
    default:
      return undefined;
  }
}

const tolerance: Tolerance = {
  varying: [
    {
      row: /RequirementsNotMet/,
      why: 'seen only while the ServiceAccount is not there yet, in 24 of 29 recorded installations',
    },
    {
      row: /^Subscription .*: InstallPlanPending$/,
      why: 'comes and goes for seconds; what it says is compared all the same',
    },
    {
      row: /Progressing=True.(FoundNewReplicaSet|NewReplicaSetCreated)/,
      why: 'the same step of the Deployment controller, which names it by what it finds',
    },
  ],
  unordered: [
    {
      rows: [/^(Subscription|CSV|Deployment of) serverless/, /^(Subscription|CSV|Deployment of) logic/],
      why: 'two operators are installed side by side',
    },
    {
      rows: [
        /^Subscription .*: (state=AtLatestKnown|installedCSV)/,
        /^(CSV .*(Pending|InstallReady|Installing)|Deployment)/,
      ],
      why: 'from the moment the CSV exists until before it has succeeded (recorded: 01 and 07)',
    },
    {
      rows: [/^Subscription .*: InstallPlanPending/, /^(CSV|CustomResourceDefinition|Deployment)/],
      why: 'the catalog operator writes the Subscription while the olm operator writes the CSV',
    },
    {
      rows: [
        /^Subscription .*: (state=UpgradePending|currentCSV|no longer ResolutionFailed)/,
        /^(CSV|CustomResourceDefinition|Deployment)/,
      ],
      why: 'the plan is executed while the Subscription is told of it (recorded both ways: 01 and 04)',
    },
    {
      rows: [/^CustomResourceDefinition/, /^CSV .*(there|Pending|Failed)/],
      why: 'the catalog operator goes on to the CRDs while the olm operator takes up the CSV',
    },
    {
      rows: [/^CSV .*Installing/, /^Deployment .*: (Progressing|Available)/],
      why: 'the Deployment controller and the olm operator are two processes',
    },
    {
      rows: [
        /^InstallPlan \d: (phase=Complete|Installed)/,
        /^Subscription .*: (state=AtLatestKnown|installedCSV)/,
      ],
      why: 'whichever process is the first to notice (recorded both ways: 01 and 05)',
    },
    {
      rows: [/^InstallPlan 2: (phase=Complete|Installed)/, /^(CSV .*Installing|Deployment .*: Progressing)/],
      why: 'the plan of an upgrade may be complete before its CSV is being installed',
    },
    {
      rows: [/no longer InstallPlanPending/, /AtLatestKnown|installedCSV|Replaced|deleted|ResolutionFailed/],
      why: 'comes and goes for seconds; recorded before and after',
    },
    {
      rows: [
        /^(Subscription|InstallPlan)/,
        /^Deployment .*: (Available=True|Progressing=True.NewReplicaSetAvailable)/,
      ],
      why: 'how long pods take is no business of the catalog operator',
    },
    {
      rows: [
        /no longer InstallPlanPending|^InstallPlan 2|: ResolutionFailed|UpgradePending|currentCSV/,
        /^CSV .*(Succeeded|Replaced)/,
      ],
      why: 'depends on how long pods take',
    },
  ],
};
