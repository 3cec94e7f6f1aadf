import { expect, test } from 'vitest';
import { configMaps, deployments, services } from '../../sandbox/simulator/kinds.ts';
import { platforms } from '../../sandbox/simulator/logic/platform.ts';
import type { Manifest } from '../../src/core/manifest.ts';
import { describeCluster } from '../support/cluster.ts';
import { eventually } from '../support/eventually.ts';
import type { Tolerance } from '../support/history.ts';
import { operatorFacts } from '../support/operatorFacts.ts';
import { refTo, usePlayedOperator } from '../support/playedOperator.ts';
import { logicRecording, stretch } from '../support/recordings.ts';
import { describeWithShared } from '../support/sharedFolder.ts';

describeWithShared(
  'recordings/sonataflow-knative',
  'the Logic operator, held against the recorded one',
  () => {
    describeCluster('on a server of its own', () => {
      const played = usePlayedOperator({
        operator: 'logic',
        crds: { owners: ['openshift', 'logic-operator'] },
        kinds: [platforms, deployments, services, configMaps],
        comparison: { subject, facts: operatorFacts, tolerance },
      });
      const apply = (namespace: string, name: string) => played.apply(platforms, namespace, name, spec);

      test('a platform as the RHDH operator writes it (01)', async () => {
        const recorded = logicRecording('01-platform-as-rhdh-operator-writes-it');
        await played.settle();
        await apply('rhdh', 'sonataflow-platform');
        await played.same(stretch(recorded, /^SSA Job/, /^patch data-index/));
      });

      test('a second platform, which stands back until it is called a secondary one (03a)', async () => {
        const recorded = logicRecording('03a-second-platform');
        await played.settle();
        await apply('ns3', 'sonataflow-platform');
        await played.same(stretch(recorded, /^first/, /^second/));
        await apply('ns3', 'other-platform');
        await played.same(stretch(recorded, /^second/, /^annotate/));
        await played.client.patch(refTo(platforms, 'ns3', 'other-platform'), {
          metadata: { annotations: { 'sonataflow.org/secondary.platform': 'true' } },
        });
        await played.same(stretch(recorded, /^annotate/, /^remove/));
        await played.client.patch(refTo(platforms, 'ns3', 'other-platform'), {
          metadata: { annotations: { 'sonataflow.org/secondary.platform': null } },
        });
        await played.same(stretch(recorded, /^remove/));
      });

      test('the first of two platforms goes (03b)', async () => {
        const recorded = logicRecording('03b-duplicated-then-first-deleted');
        await apply('ns3b', 'sonataflow-platform');
        // The last of what it makes; only then is it quiet because it is done.
        const last = refTo(services, 'ns3b', 'sonataflow-platform-jobs-service');
        await eventually(async () => expect(await played.client.get(last)).toBeDefined());
        await played.settle();
        await apply('ns3b', 'other-platform');
        await played.same(stretch(recorded, /^second/, /^delete first/));
        await played.client.remove(refTo(platforms, 'ns3b', 'sonataflow-platform'));
        await played.same(stretch(recorded, /^delete first/));
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

const service = { enabled: true, persistence: { postgresql } };
const spec = { monitoring: { enabled: true }, services: { dataIndex: service, jobService: service } };

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
