import { describe, expect, test } from 'vitest';
import { csvs, installPlans, operatorGroups, subscriptions } from '../../sandbox/simulator/olm/kinds.ts';
import { describeCluster } from '../support/cluster.ts';
import { eventually } from '../support/eventually.ts';
import { factsWithMessages } from '../support/operatorFacts.ts';
import { usePlayedOlm } from '../support/playedOlm.ts';
import { olmRecording, stretch } from '../support/recordings.ts';
import { describeWithShared } from '../support/sharedFolder.ts';

const serverless = 'openshift-serverless';
const logic = 'openshift-serverless-logic';
const isLong = Boolean(process.env['RHDH_ORCHESTRATOR_LONG']);
const title = `OLM's rarer turns${isLong ? '' : ' (skipped: they belong to the long run)'}`;

describeWithShared('recordings/olm', 'OLM as played, held against OLM as recorded', () => {
  describe.skipIf(!isLong)(title, () => {
    describeCluster('on a server of its own', () => {
      const olm = usePlayedOlm();

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
