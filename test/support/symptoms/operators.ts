import { condition, plant } from '../plantedWorld.ts';
import {
  group,
  knative,
  logic,
  namespaceOf,
  olm,
  operatorIn,
  subscription,
  withoutLogic,
  withoutOperator,
} from './makers.ts';
import type { SymptomCase } from './symptomCase.ts';

/** Symptoms of the operators and of Knative. */
export const operatorsSymptoms: readonly SymptomCase[] = [
  {
    shows: [{ id: 'P3', by: 'status', row: 'serverless', code: 'plan-approval' }],
    async make({ client }) {
      const namespace = 'openshift-serverless';
      await group(client, namespace);
      const plan = { name: 'install-1', namespace };
      await plant(
        client,
        {
          apiVersion: olm,
          kind: 'InstallPlan',
          metadata: plan,
          spec: {
            approval: 'Manual',
            approved: false,
            clusterServiceVersionNames: ['serverless-operator.v1.38.0'],
          },
        },
        { phase: 'RequiresApproval', catalogSources: [] },
      );
      const status = {
        state: 'UpgradePending',
        currentCSV: 'serverless-operator.v1.38.0',
        installPlanRef: plan,
      };
      await subscription(client, 'serverless-operator', namespace, status);
    },
  },
  {
    shows: [{ id: 'P4', by: 'status', row: 'serverless-logic', code: 'resolution-failed' }],
    async make({ client }) {
      await group(client, logic);
      const failed = condition(
        'ResolutionFailed',
        'True',
        'ConstraintsNotSatisfiable',
        'no operators found in channel',
      );
      await subscription(client, 'logic-operator', logic, { conditions: [failed] });
    },
    unmake: withoutLogic,
  },
  {
    shows: [{ id: 'P5', by: 'status', row: 'serverless-logic', code: 'operator-group-two' }],
    async make({ client }) {
      await group(client, logic, 'first');
      await group(client, logic, 'second');
      await subscription(client, 'logic-operator', logic);
    },
    unmake: withoutLogic,
  },
  {
    shows: [{ id: 'P5', by: 'status', row: 'serverless-logic', code: 'csv-failed' }],
    async make({ client }) {
      const csv = 'logic-operator.v1.38.0';
      await group(client, logic, 'left');
      const status = { state: 'AtLatestKnown', installedCSV: csv, currentCSV: csv };
      await subscription(client, 'logic-operator', logic, status);
      await plant(
        client,
        {
          apiVersion: olm,
          kind: 'ClusterServiceVersion',
          metadata: { name: csv, namespace: logic },
          spec: { displayName: 'Logic', install: { strategy: 'deployment', spec: { deployments: [] } } },
        },
        { phase: 'Failed', reason: 'TooManyOperatorGroups', message: 'multiple operatorgroups' },
      );
    },
    unmake: withoutLogic,
  },
  {
    shows: [{ id: 'P6', by: 'status', row: 'serverless-logic', code: 'other-package' }],
    async make({ client }) {
      await group(client, logic);
      const csv = 'logic-operator-rhel8.v1.36.0';
      const status = { state: 'AtLatestKnown', installedCSV: csv, currentCSV: csv };
      await subscription(client, 'logic-operator-rhel8', logic, status);
    },
    unmake: withoutLogic,
  },
  {
    shows: [{ id: 'P7', by: 'status', row: 'knative-serving', code: 'not-ready-stuck' }],
    async make({ client }) {
      await namespaceOf(client, 'knative-serving');
      const metadata = { name: 'knative-serving', namespace: 'knative-serving' };
      const words = 'Waiting on deployments: webhook';
      const conditions = ['DeploymentsAvailable', 'Ready'].map((type) =>
        condition(type, 'False', 'NotReady', words),
      );
      await plant(
        client,
        { apiVersion: knative, kind: 'KnativeServing', metadata, spec: {} },
        { observedGeneration: 1, conditions },
      );
    },
    unmake: ({ client }) =>
      client.remove({
        apiVersion: knative,
        kind: 'KnativeServing',
        name: 'knative-serving',
        namespace: 'knative-serving',
      }),
  },
  {
    shows: [{ id: 'P25', by: 'status', row: 'rhdh-operator', code: 'operator-not-allowed' }],
    make: ({ client }) => operatorIn(client, 'elsewhere', 'rhdh-controller-manager'),
    unmake: ({ client }) => withoutOperator(client, 'elsewhere'),
  },
  {
    shows: [{ id: 'P32', by: 'status', row: 'knative-eventing', code: 'deleting' }],
    async make({ client }) {
      await namespaceOf(client, 'knative-eventing');
      const ref = {
        apiVersion: knative,
        kind: 'KnativeEventing',
        name: 'knative-eventing',
        namespace: 'knative-eventing',
      };
      const { apiVersion, kind, name, namespace } = ref;
      const finalizers = ['knativeeventings.operator.knative.dev'];
      await plant(client, { apiVersion, kind, metadata: { name, namespace, finalizers }, spec: {} });
      await client.remove(ref);
    },
  },
];
