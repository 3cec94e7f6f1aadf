import { expect, test } from 'vitest';
import { operatorGroups, subscriptions } from '../../sandbox/simulator/olm/kinds.ts';
import { describeCluster } from '../support/cluster.ts';
import { eventually } from '../support/eventually.ts';
import { factsWithMessages } from '../support/operatorFacts.ts';
import { usePlayedOlm } from '../support/playedOlm.ts';
import { olmRecording, stretch } from '../support/recordings.ts';
import { describeWithShared } from '../support/sharedFolder.ts';

const serverless = 'openshift-serverless';
const logic = 'openshift-serverless-logic';

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

    test('a manual installation of an old version, and its upgrade (02)', async () => {
      const recorded = olmRecording('02-manual-startingcsv-upgrade');
      await olm.apply(operatorGroups, serverless, 'serverless-operator-group', {});
      await olm.settle();
      await olm.subscribe(serverless, 'serverless-operator', {
        installPlanApproval: 'Manual',
        startingCSV: 'serverless-operator.v1.37.0',
      });
      await olm.same(stretch(recorded, /^apply Subscription/, /^merge patch/));
      await olm.approve(serverless, 1);
      const second = /^merge patch.*24vtm/;
      await olm.same(stretch(recorded, /^merge patch.*4rc9z/, second));
      await olm.approve(serverless, 2);
      await olm.same(stretch(recorded, second));
    });

    test('a channel that does not exist, and its correction (04)', async () => {
      const recorded = olmRecording('04-wrong-channel-package-csv-source');
      await olm.apply(operatorGroups, serverless, 'serverless-operator-group', {});
      await olm.settle();
      await olm.subscribe(serverless, 'serverless-operator', { channel: 'no-such-channel' });
      await olm.same(stretch(recorded, /^apply Subscription/, /^fix/), factsWithMessages);
      await olm.patch(subscriptions, serverless, 'serverless-operator', {
        spec: { channel: 'stable' },
      });
      await olm.same(stretch(recorded, /^fix/, /^delete Subscription/));
    });

    test('no OperatorGroup, two of them, and one of the wrong kind (05)', async () => {
      const recorded = olmRecording('05-operatorgroup-problems');
      const group = 'serverless-operator-group';
      await olm.settle();
      await olm.subscribe(serverless, 'serverless-operator', {});
      await olm.same(stretch(recorded, /^=== no Op/, /^=== add/));
      await olm.apply(operatorGroups, serverless, group, {});
      await olm.same(stretch(recorded, /^=== add/, /^=== second/));
      await olm.apply(operatorGroups, serverless, 'second-group', {});
      await olm.same(stretch(recorded, /^=== second/, /^delete second/));
      await olm.remove(operatorGroups, serverless, 'second-group');
      await olm.same(stretch(recorded, /^delete second/, /^=== change/));
      await olm.patch(operatorGroups, serverless, group, {
        spec: { targetNamespaces: [serverless] },
      });
      await olm.same(stretch(recorded, /^=== change/, /^back to/));
      await olm.patch(operatorGroups, serverless, group, {
        spec: { targetNamespaces: null },
      });
      await olm.same(stretch(recorded, /^back to/, /^=== new install with/));
      await olm.apply(operatorGroups, logic, 'logic', { targetNamespaces: [logic] });
      await olm.subscribe(logic, 'logic-operator', {});
      await olm.same(stretch(recorded, /^=== new install with/, /^=== new install in/));
      await olm.apply(operatorGroups, 'two-og', 'a', {});
      await olm.apply(operatorGroups, 'two-og', 'b', {});
      await eventually(async () => {
        const second = await olm.server.client.get({ ...operatorGroups, namespace: 'two-og', name: 'b' });
        expect(second).toMatchObject({ status: { conditions: [{ type: 'MultipleOperatorGroup' }] } });
      });
      await olm.subscribe('two-og', 'logic-operator-rhel8', { channel: 'alpha' });
      await olm.same(stretch(recorded, /^=== new install in/));
    });
  });
});
