import { afterAll, beforeAll, test } from 'vitest';
import { startApiServer, type ApiServer } from '../../sandbox/apiServer.ts';
import { startSimulator, type Simulator } from '../../sandbox/simulator/index.ts';
import { configMaps, deployments, services } from '../../sandbox/simulator/kinds.ts';
import { platforms } from '../../sandbox/simulator/logic/platform.ts';
import type { Manifest } from '../../src/core/manifest.ts';
import { describeCluster } from '../support/cluster.ts';
import { expectRecorded, recordHistory, type ClusterHistory } from '../support/clusterHistory.ts';
import type { Stretch, Tolerance } from '../support/history.ts';
import { operatorFacts } from '../support/operatorFacts.ts';
import { logicRecording, stretch } from '../support/recordings.ts';
import { describeWithShared } from '../support/sharedFolder.ts';

describeWithShared(
  'recordings/sonataflow-knative',
  'the Logic operator, held against the recorded one',
  () => {
    describeCluster('on a server of its own', () => {
      let server: ApiServer;
      let simulator: Simulator;
      let history: ClusterHistory;
      beforeAll(async () => {
        server = await startApiServer({
          controllers: true,
          crds: { owners: ['openshift', 'logic-operator'] },
        });
        history = recordHistory(server.admin, [platforms, deployments, services, configMaps]);
        simulator = await startSimulator({
          connection: server.admin,
          delays: { step: 20 },
          olm: 'absent',
          workloads: 'untouched',
          presence: { knative: 'never', logic: 'always', rhdh: 'never' },
        });
      });
      afterAll(async () => {
        simulator.stop();
        history.stop();
        await server.stop();
      });

      const same = (recorded: Stretch) =>
        expectRecorded(history, recorded, { subject, facts: operatorFacts, tolerance });
      const refOf = (namespace: string, name: string) => {
        const { apiVersion, kind } = platforms;
        return { apiVersion, kind, namespace, name };
      };
      const apply = async (namespace: string, name: string) => {
        await server.client.apply({ apiVersion: 'v1', kind: 'Namespace', metadata: { name: namespace } });
        const service = { enabled: true, persistence: { postgresql } };
        await server.client.apply({
          apiVersion: platforms.apiVersion,
          kind: platforms.kind,
          metadata: { name, namespace },
          spec: { monitoring: { enabled: true }, services: { dataIndex: service, jobService: service } },
        });
      };

      test('a platform as the RHDH operator writes it (01)', async () => {
        const recorded = logicRecording('01-platform-as-rhdh-operator-writes-it');
        await history.cut();
        await apply('rhdh', 'sonataflow-platform');
        await same(stretch(recorded, /^SSA Job/, /^patch data-index/));
      });

      test('a second platform, which stands back until it is called a secondary one (03a)', async () => {
        const recorded = logicRecording('03a-second-platform');
        await history.cut();
        await apply('ns3', 'sonataflow-platform');
        await same(stretch(recorded, /^first/, /^second/));
        await apply('ns3', 'other-platform');
        await same(stretch(recorded, /^second/, /^annotate/));
        await server.client.patch(refOf('ns3', 'other-platform'), {
          metadata: { annotations: { 'sonataflow.org/secondary.platform': 'true' } },
        });
        await same(stretch(recorded, /^annotate/, /^remove/));
        await server.client.patch(refOf('ns3', 'other-platform'), {
          metadata: { annotations: { 'sonataflow.org/secondary.platform': null } },
        });
        await same(stretch(recorded, /^remove/));
      });

      test('the first of two platforms goes (03b)', async () => {
        const recorded = logicRecording('03b-duplicated-then-first-deleted');
        await apply('ns3b', 'sonataflow-platform');
        await history.cut();
        await apply('ns3b', 'other-platform');
        await same(stretch(recorded, /^second/, /^delete first/));
        await server.client.remove(refOf('ns3b', 'sonataflow-platform'));
        await same(stretch(recorded, /^delete first/));
      });
    });
  },
);

const postgresql = {
  secretRef: {
    name: 'backstage-psql-secret-hub',
    userKey: 'POSTGRES_USER',
    passwordKey: 'POSTGRES_PASSWORD',
  },
  serviceRef: { name: 'backstage-psql-hub', databaseName: 'backstage_plugin_orchestrator' },
};

function subject({ kind, metadata }: Manifest): string | undefined {
  const own = metadata.name.includes('platform') && metadata.namespace !== 'kube-system';
  return own ? `${kind} ${metadata.name}` : undefined;
}

const tolerance: Tolerance = {
  varying: [],
  unordered: [
    {
      rows: [/^(ConfigMap|Deployment|Service) sonataflow-platform.*: deleted/, /./],
      why: 'the garbage collector takes its time, and its own order',
    },
  ],
};
