import type { ApiClient } from '../../sandbox/apiClient.ts';

const operators = 'operators.coreos.com/v1alpha1';
const knative = 'operator.knative.dev/v1beta1';

/**
 * Leaves a cluster in which the prerequisites of RHDH 1.10 show every state to whoever may not read Secrets; those are
 * the one that stays `unknown`. Nobody may play the operators there.
 */
export async function everyState(client: ApiClient): Promise<void> {
  for (const name of ['knative-serving', 'knative-eventing', 'rhdh-operator']) {
    await client.create({ apiVersion: 'v1', kind: 'Namespace', metadata: { name } });
  }
  // Nobody looks at it: installing.
  const serving = { name: 'knative-serving', namespace: 'knative-serving' };
  await client.create({ apiVersion: knative, kind: 'KnativeServing', metadata: serving, spec: {} });
  // Nobody takes the finalizer away: being removed.
  const eventing = { name: 'knative-eventing', namespace: 'knative-eventing' };
  const finalizers = ['knative.dev/played'];
  await client.create({
    apiVersion: knative,
    kind: 'KnativeEventing',
    metadata: { ...eventing, finalizers },
    spec: {},
  });
  await client.remove({ apiVersion: knative, kind: 'KnativeEventing', ...eventing });
  // An older package that owns the same CRDs: degraded.
  await subscribe(client, 'logic-operator-rhel8', 'default');
  // A plan that a person has to approve: pending.
  const group = { name: 'played', namespace: 'rhdh-operator' };
  await client.create({ apiVersion: 'operators.coreos.com/v1', kind: 'OperatorGroup', metadata: group });
  const rhdh = await subscribe(client, 'rhdh', 'rhdh-operator');
  const plan = { name: 'install-played', namespace: 'rhdh-operator' };
  await client.create({
    apiVersion: operators,
    kind: 'InstallPlan',
    metadata: plan,
    spec: { approval: 'Manual', approved: false, clusterServiceVersionNames: ['rhdh-operator.v1.10.3'] },
  });
  await client.patch(
    rhdh,
    { status: { installPlanRef: plan, lastUpdated: '2026-01-01T00:00:00Z' } },
    'status',
  );
}

async function subscribe(client: ApiClient, name: string, namespace: string) {
  const ref = { apiVersion: operators, kind: 'Subscription', name, namespace };
  await client.create({
    apiVersion: operators,
    kind: 'Subscription',
    metadata: { name, namespace },
    spec: { name, channel: 'fast', source: 'redhat-operators', sourceNamespace: 'openshift-marketplace' },
  });
  return ref;
}
