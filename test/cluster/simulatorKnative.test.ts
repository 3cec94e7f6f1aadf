import { afterAll, beforeAll, test } from 'vitest';
import { startApiServer, type ApiServer } from '../../sandbox/apiServer.ts';
import { startSimulator, type Simulator } from '../../sandbox/simulator/index.ts';
import { deployments } from '../../sandbox/simulator/kinds.ts';
import { products } from '../../sandbox/simulator/knative/products.ts';
import type { Manifest } from '../../src/core/manifest.ts';
import { describeCluster } from '../support/cluster.ts';
import { expectRecorded, recordHistory, type ClusterHistory } from '../support/clusterHistory.ts';
import type { Stretch, Tolerance } from '../support/history.ts';
import { factsWithMessages } from '../support/operatorFacts.ts';
import { logicRecording, rounds, stretch } from '../support/recordings.ts';
import { describeWithShared } from '../support/sharedFolder.ts';

describeWithShared(
  'recordings/sonataflow-knative',
  'the Knative operator, held against the recorded one',
  () => {
    describeCluster('on a server of its own', () => {
      let server: ApiServer;
      let simulator: Simulator;
      let history: ClusterHistory;
      beforeAll(async () => {
        server = await startApiServer({
          controllers: true,
          crds: { owners: ['openshift', 'serverless-operator'] },
        });
        history = recordHistory(server.admin, [...products.map(({ kind }) => kind), deployments]);
        simulator = await startSimulator({
          connection: server.admin,
          // Long enough for the actions of one round to be seen together.
          delays: { step: 150 },
          olm: 'absent',
          workloads: 'untouched',
          presence: { knative: 'always', logic: 'never', rhdh: 'never' },
        });
      });
      afterAll(async () => {
        simulator.stop();
        history.stop();
        await server.stop();
      });

      const same = (recorded: Stretch) =>
        expectRecorded(history, recorded, { subject, facts: factsWithMessages, tolerance });
      const apply = async (kind: string, namespace: string, spec: object) => {
        await server.client.apply({ apiVersion: 'v1', kind: 'Namespace', metadata: { name: namespace } });
        const name = kind === 'KnativeServing' ? 'knative-serving' : 'knative-eventing';
        await server.client.apply({
          apiVersion: 'operator.knative.dev/v1beta1',
          kind,
          metadata: { name, namespace },
          spec,
        });
      };
      const deployment = (namespace: string, name: string) => ({
        apiVersion: 'apps/v1',
        kind: 'Deployment',
        namespace,
        name,
      });
      /** Does what the recording's author did. */
      const repeat = async (action: string) => {
        const [, namespace = '', name = '', status] = /^(\S+)\/(\S+) Available=(\w+)$/.exec(action) ?? [];
        if (status !== undefined) {
          const conditions = [{ type: 'Available', status }];
          await server.client.patch(deployment(namespace, name), { status: { conditions } }, 'status');
        } else if (action === 'delete Deployment autoscaler') {
          await server.client.remove(deployment('knative-serving', 'autoscaler'));
        } else if (action.startsWith('spec change')) {
          const spec = { 'high-availability': { replicas: 1 } };
          await server.client.patch(serving, { spec });
        } else throw new Error(`Nobody here knows how to ${action}.`);
      };

      test('KnativeServing (09a), and its Deployments one after the other (09b)', async () => {
        await history.cut();
        const spec = { 'controller-custom-certs': { name: '', type: '' }, registry: {} };
        await apply('KnativeServing', 'knative-serving', spec);
        await same(stretch(logicRecording('09a-knativeserving-good'), /^create/));
        for (const { actions, stretch: recorded } of rounds(
          logicRecording('09b-knativeserving-deployments'),
        )) {
          await Promise.all(actions.map(repeat));
          await same(recorded);
        }
      });

      test('KnativeEventing with the misspelt key (09c)', async () => {
        await history.cut();
        await apply('KnativeEventing', 'knative-eventing', { Registry: {} });
        const [first, ...later] = rounds(logicRecording('09c-knativeeventing-good'));
        await same(first?.stretch ?? nothing);
        for (const { actions, stretch: recorded } of later) {
          await Promise.all(actions.map(repeat));
          await same(recorded);
        }
      });

      test('both in a namespace that is not theirs (09d)', async () => {
        const [recorded] = rounds(logicRecording('09d-wrong-namespace-and-name'));
        await history.cut();
        await apply('KnativeServing', 'other', {});
        await apply('KnativeEventing', 'other', {});
        await same(recorded?.stretch ?? nothing);
      });

      test('KnativeServing is deleted (09f)', async () => {
        const { before, versions } = stretch(
          logicRecording('09f-delete-cr-operator-running'),
          /^delete KnativeServing/,
          /^deployments left/,
        );
        await apply('KnativeServing', 'knative-serving', {});
        await history.cut();
        await server.client.remove(serving);
        // The recording begins with the object as it was being deleted.
        const recorded = { before: [...before, ...versions.slice(0, 1)], versions: versions.slice(1) };
        const facts = ({ metadata }: Manifest) => metadata.finalizers ?? [];
        await expectRecorded(history, recorded, { subject, facts, tolerance });
      });
    });
  },
);

const serving = {
  apiVersion: 'operator.knative.dev/v1beta1',
  kind: 'KnativeServing',
  namespace: 'knative-serving',
  name: 'knative-serving',
};

function subject({ kind, metadata }: Manifest): string | undefined {
  return kind === 'Deployment' ? undefined : `${kind} ${metadata.namespace}/${metadata.name}`;
}

const nothing: Stretch = { before: [], versions: [] };

const tolerance: Tolerance = {
  varying: [],
  unordered: [
    { rows: [/^KnativeServing/, /^KnativeEventing/], why: 'each kind has a controller of its own' },
  ],
};
