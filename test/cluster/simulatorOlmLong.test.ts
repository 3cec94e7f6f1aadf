import { describe, expect, test } from 'vitest';
import { csvs, installPlans, operatorGroups, subscriptions } from '../../sandbox/simulator/olm/kinds.ts';
import { describeCluster } from '../support/cluster.ts';
import { eventually } from '../support/eventually.ts';
import { isLong } from '../support/longRun.ts';
import { factsWithMessages } from '../support/operatorFacts.ts';
import { usePlayedOlm } from '../support/playedOlm.ts';
import { olmRecording, stretch } from '../support/recordings.ts';
import { describeWithShared } from '../support/sharedFolder.ts';

const serverless = 'openshift-serverless';
const logic = 'openshift-serverless-logic';
const title = `OLM's rarer turns${isLong ? '' : ' (skipped: they belong to the long run)'}`;

describeWithShared('recordings/olm', 'OLM as played, held against OLM as recorded', () => {
  describe.skipIf(!isLong)(title, () => {
    describeCluster('on a server of its own', () => {
      const olm = usePlayedOlm();

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

      test('two Manual Subscriptions in one namespace (03)', async () => {
        const recorded = olmRecording('03-two-manual-subs-one-namespace');
        await olm.apply(operatorGroups, serverless, 'serverless-operator-group', {});
        await olm.settle();
        await olm.subscribe(serverless, 'serverless-operator', { installPlanApproval: 'Manual' });
        // OLM took three seconds to see the second one.
        await eventually(async () => {
          const { apiVersion, kind } = installPlans;
          const plans = await olm.server.client.list(apiVersion, kind, serverless);
          expect(plans).toMatchObject([{ status: { phase: 'RequiresApproval' } }]);
        });
        await olm.subscribe(serverless, 'logic-operator', { installPlanApproval: 'Manual' });
        await olm.same(stretch(recorded, /^both/, /^merge patch/));
        await olm.approve(serverless, 2);
        await olm.same(stretch(recorded, /^merge patch/));
      });

      test('two operators with the same CRDs, and the way from one to the other (07)', async () => {
        const recorded = olmRecording('07-two-owners-of-one-crd');
        await olm.apply(operatorGroups, logic, 'openshift-serverless-logic', {});
        await olm.apply(operatorGroups, serverless, 'serverless-operator-group', {});
        await olm.settle();
        await olm.subscribe(logic, 'logic-operator-rhel8', { channel: 'alpha' });
        await olm.same(stretch(recorded, /^=== a/, /logic-operator spec/));
        await olm.subscribe(logic, 'logic-operator', {});
        await olm.same(stretch(recorded, /logic-operator spec/, /^=== migration/), factsWithMessages);
        await olm.remove(subscriptions, logic, 'logic-operator-rhel8');
        await olm.same(stretch(recorded, /delete Subscription rhel8/, /delete CSV/));
        await olm.remove(csvs, logic, 'logic-operator-rhel8.v1.36.0');
        await olm.same(stretch(recorded, /delete CSV/, /^=== b/));
        await olm.subscribe(serverless, 'logic-operator-rhel8', { channel: 'alpha' });
        await olm.same(stretch(recorded, /^=== b/, /^=== c/));
      });

      test('a Subscription comes back while its CSV is there (08b)', async () => {
        const recorded = olmRecording('08b-recreate-subscription-csv-exists');
        await olm.apply(operatorGroups, serverless, 'serverless-operator-group', {});
        await olm.subscribe(serverless, 'serverless-operator', {});
        await olm.installed(serverless, 'serverless-operator.v1.38.0');
        await olm.remove(subscriptions, serverless, 'serverless-operator');
        await olm.same(stretch(recorded, /^delete Subscription$/, /^recreate/));
        await olm.subscribe(serverless, 'serverless-operator', {});
        await olm.same(stretch(recorded, /^recreate/, /^poke/));
      });

      test('a CSV is deleted under its Subscription (08c)', async () => {
        const recorded = olmRecording('08c-delete-csv-under-installed-subscription');
        await olm.apply(operatorGroups, serverless, 'serverless-operator-group', {});
        await olm.subscribe(serverless, 'serverless-operator', {});
        await olm.installed(serverless, 'serverless-operator.v1.38.0');
        await olm.remove(csvs, serverless, 'serverless-operator.v1.38.0');
        await olm.same(stretch(recorded, /^delete CSV/, /^poke/));
      });

      test('the OperatorGroup goes before the plan is approved (11)', async () => {
        const recorded = olmRecording('11-operatorgroup-deleted-before-approval');
        const group = 'serverless-operator-group';
        await olm.apply(operatorGroups, serverless, group, {});
        await olm.settle();
        await olm.subscribe(serverless, 'serverless-operator', { installPlanApproval: 'Manual' });
        await olm.same(stretch(recorded, /^apply Subscription/, /^delete Op/));
        await olm.remove(operatorGroups, serverless, group);
        await olm.same(stretch(recorded, /^delete Op/, /^merge/));
        await olm.approve(serverless, 1);
        await olm.same(stretch(recorded, /^merge/, /^create Op/));
        await olm.apply(operatorGroups, serverless, group, {});
        await olm.same(stretch(recorded, /^create Op/, /^InstallPlans/));
      });
    });
  });
});
