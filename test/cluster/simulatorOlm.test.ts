import { afterEach, beforeEach, expect, test } from 'vitest';
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
import { describeCluster } from '../support/cluster.ts';
import { eventually } from '../support/eventually.ts';
import { expectRecorded, recordHistory, type ClusterHistory } from '../support/clusterHistory.ts';
import type { Stretch, Tolerance } from '../support/history.ts';
import { factsWithMessages, operatorFacts } from '../support/operatorFacts.ts';
import { olmRecording, stretch } from '../support/recordings.ts';
import { describeWithShared } from '../support/sharedFolder.ts';

describeWithShared('recordings/olm', 'OLM as played, held against OLM as recorded', () => {
  describeCluster('on a server of its own', () => {
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
        delays: { step: 20, workload: 600 },
        presence: { knative: 'never', logic: 'never', rhdh: 'never' },
      });
    });
    afterEach(async () => {
      simulator.stop();
      history.stop();
      await server.stop();
    });

    const serverless = 'openshift-serverless';
    const logic = 'openshift-serverless-logic';
    const apply = async (kind: Kind, namespace: string, name: string, spec: object) => {
      await server.client.apply({ apiVersion: 'v1', kind: 'Namespace', metadata: { name: namespace } });
      await server.client.apply({
        apiVersion: kind.apiVersion,
        kind: kind.kind,
        metadata: { name, namespace },
        spec,
      });
    };
    const subscribe = (spec: object, namespace = serverless, name = 'serverless-operator') =>
      apply(subscriptions, namespace, name, {
        channel: 'stable',
        name,
        source: 'redhat-operators',
        sourceNamespace: 'openshift-marketplace',
        installPlanApproval: 'Automatic',
        ...spec,
      });
    const refOf = ({ apiVersion, kind }: Kind, namespace: string, name: string) => ({
      apiVersion,
      kind,
      namespace,
      name,
    });
    const same = (recorded: Stretch, facts = operatorFacts) =>
      expectRecorded(history, recorded, { subject, facts, tolerance });
    const approve = async (generation: number) => {
      const plans = await server.client.list(installPlans.apiVersion, installPlans.kind, serverless);
      const plan = (plans as readonly InstallPlan[]).find(({ spec }) => spec.generation === generation);
      await server.client.patch(refOf(installPlans, serverless, plan?.metadata.name ?? ''), {
        spec: { approved: true },
      });
    };

    test('an automatic installation (01)', async () => {
      const recorded = olmRecording('01-automatic-latest');
      await apply(operatorGroups, serverless, 'serverless-operator-group', {});
      await history.cut();
      await subscribe({});
      await same(stretch(recorded, /^apply Subscription/, /NotReady/));
    });

    test('a manual installation of an old version, and its upgrade (02)', async () => {
      const recorded = olmRecording('02-manual-startingcsv-upgrade');
      await apply(operatorGroups, serverless, 'serverless-operator-group', {});
      await history.cut();
      await subscribe({ installPlanApproval: 'Manual', startingCSV: 'serverless-operator.v1.37.0' });
      await same(stretch(recorded, /^apply Subscription/, /^merge patch/));
      await approve(1);
      const second = /^merge patch.*24vtm/;
      await same(stretch(recorded, /^merge patch.*4rc9z/, second));
      await approve(2);
      await same(stretch(recorded, second));
    });

    test('a channel that does not exist, and its correction (04)', async () => {
      const recorded = olmRecording('04-wrong-channel-package-csv-source');
      await apply(operatorGroups, serverless, 'serverless-operator-group', {});
      await history.cut();
      await subscribe({ channel: 'no-such-channel' });
      await same(stretch(recorded, /^apply Subscription/, /^fix/), factsWithMessages);
      await server.client.patch(refOf(subscriptions, serverless, 'serverless-operator'), {
        spec: { channel: 'stable' },
      });
      await same(stretch(recorded, /^fix/, /^delete Subscription/));
    });

    test('no OperatorGroup, two of them, and one of the wrong kind (05)', async () => {
      const recorded = olmRecording('05-operatorgroup-problems');
      const group = 'serverless-operator-group';
      await history.cut();
      await subscribe({});
      await same(stretch(recorded, /^=== no Op/, /^=== add/));
      await apply(operatorGroups, serverless, group, {});
      await same(stretch(recorded, /^=== add/, /^=== second/));
      await apply(operatorGroups, serverless, 'second-group', {});
      await same(stretch(recorded, /^=== second/, /^delete second/));
      await server.client.remove(refOf(operatorGroups, serverless, 'second-group'));
      await same(stretch(recorded, /^delete second/, /^=== change/));
      await server.client.patch(refOf(operatorGroups, serverless, group), {
        spec: { targetNamespaces: [serverless] },
      });
      await same(stretch(recorded, /^=== change/, /^back to/));
      await server.client.patch(refOf(operatorGroups, serverless, group), {
        spec: { targetNamespaces: null },
      });
      await same(stretch(recorded, /^back to/, /^=== new install with/));
      await apply(operatorGroups, logic, 'logic', { targetNamespaces: [logic] });
      await subscribe({}, logic, 'logic-operator');
      await same(stretch(recorded, /^=== new install with/, /^=== new install in/));
      await apply(operatorGroups, 'two-og', 'a', {});
      await apply(operatorGroups, 'two-og', 'b', {});
      await eventually(async () => {
        const second = await server.client.get(refOf(operatorGroups, 'two-og', 'b'));
        expect(second).toMatchObject({ status: { conditions: [{ type: 'MultipleOperatorGroup' }] } });
      });
      await subscribe({ channel: 'alpha' }, 'two-og', 'logic-operator-rhel8');
      await same(stretch(recorded, /^=== new install in/));
    });
  });
});

/** The recorded catalog has one Deployment and one CRD per operator: ours are taken together. */
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
    case 'Deployment':
      return kind;
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
  ],
  unordered: [
    {
      rows: [/^Subscription: InstallPlanPending/, /^(CSV|CustomResourceDefinition|Deployment)/],
      why: 'the catalog operator writes the Subscription while the olm operator writes the CSV',
    },
    {
      rows: [
        /^Subscription: (state=UpgradePending|currentCSV|no longer ResolutionFailed)/,
        /^(CSV|CustomResourceDefinition|Deployment)/,
      ],
      why: 'the plan is executed while the Subscription is told of it (recorded both ways: 01 and 04)',
    },
    {
      rows: [/^CustomResourceDefinition/, /^CSV .*(there|Pending|Failed)/],
      why: 'the catalog operator goes on to the CRDs while the olm operator takes up the CSV',
    },
    {
      rows: [/^CSV .*Installing/, /^Deployment: (Progressing|Available)/],
      why: 'the Deployment controller and the olm operator are two processes',
    },
    {
      rows: [
        /^InstallPlan \d: (phase=Complete|Installed)/,
        /^Subscription: (state=AtLatestKnown|installedCSV)/,
      ],
      why: 'whichever process is the first to notice (recorded both ways: 01 and 05)',
    },
    {
      rows: [/^InstallPlan 2: (phase=Complete|Installed)/, /^(CSV .*Installing|Deployment: Progressing)/],
      why: 'the plan of an upgrade may be complete before its CSV is being installed',
    },
    {
      rows: [/no longer InstallPlanPending/, /AtLatestKnown|installedCSV|Replaced|ResolutionFailed/],
      why: 'comes and goes for seconds; recorded before and after',
    },
    {
      rows: [
        /^(Subscription|InstallPlan)/,
        /^Deployment: (Available=True|Progressing=True.NewReplicaSetAvailable)/,
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
