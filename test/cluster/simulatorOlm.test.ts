import { test } from 'vitest';
import { operatorGroups } from '../../sandbox/simulator/olm/kinds.ts';
import { describeCluster } from '../support/cluster.ts';
import { usePlayedOlm } from '../support/playedOlm.ts';
import { olmRecording, stretch } from '../support/recordings.ts';
import { describeWithShared } from '../support/sharedFolder.ts';

const serverless = 'openshift-serverless';

describeWithShared('recordings/olm', 'OLM as played, held against OLM as recorded', () => {
  describeCluster('on a server of its own', () => {
    const olm = usePlayedOlm();

    test('an automatic installation (01)', async () => {
      const recorded = olmRecording('01-automatic-latest');
      await olm.apply(operatorGroups, serverless, 'serverless-operator-group', {});
      await olm.settle();
      await olm.subscribe(serverless, 'serverless-operator', {});
      await olm.same(stretch(recorded, /^apply Subscription/, /NotReady/));
    });
  });
});
