import { message, type Message } from '../../message.ts';
import type { OperatorSubscription, Release } from '../../release.ts';
import { isPatch } from '../../workspace/surroundings.ts';
import type { BackstageTraits, SubscriptionTraits } from '../../workspace/traits.ts';
import type { WorkspaceRule } from '../rule.ts';
import { areOneSet, isUncertain } from '../workspace/evidentSet.ts';

/** Operators of a release that does not know the API version of the Backstage object beside them. */
export const subRelease: WorkspaceRule = {
  code: 'sub-release',
  about: 'workspace',
  consumer: 'apiServer',
  effect: 'fails',
  severity: 'warning',
  releases: 'all',
  title: 'Operators of another release than the Backstage object',
  why: `The API version of a Backstage object tells which releases serve it: \`v1alpha5\` came with RHDH 1.9, and \`v1alpha3\` went
with 1.10. The channel of the RHDH operator says which release is installed, and up to 1.8 the Serverless Logic operator is another
package. This is told where no release fits both, and nobody said which one is meant.`,
  example: {
    bad: `apiVersion: operators.coreos.com/v1alpha1
kind: Subscription
metadata:
  name: rhdh
  namespace: rhdh-operator
spec:
  name: rhdh
  channel: fast-1.8
  source: redhat-operators
  sourceNamespace: openshift-marketplace
---
apiVersion: rhdh.redhat.com/v1alpha5
kind: Backstage
metadata:
  name: hub
  namespace: rhdh
`,
    good: `apiVersion: operators.coreos.com/v1alpha1
kind: Subscription
metadata:
  name: rhdh
  namespace: rhdh-operator
spec:
  name: rhdh
  channel: fast-1.10
  source: redhat-operators
  sourceNamespace: openshift-marketplace
---
apiVersion: rhdh.redhat.com/v1alpha5
kind: Backstage
metadata:
  name: hub
  namespace: rhdh
`,
  },
  judge(object, around, { candidates, release }) {
    const { traits } = object;
    if (candidates === undefined || traits.of !== 'Subscription') return [];
    if (isPatch(object, around) || isUncertain(object, around)) return [];
    const backstages = around
      .near(object.file)
      .flatMap((one) =>
        one.traits.of === 'Backstage' && !isPatch(one, around) && areOneSet(one, object, around)
          ? [{ name: one.name, traits: one.traits }]
          : [],
      );
    const [first, ...more] = backstages;
    if (first === undefined || more.some((one) => one.traits.apiVersion !== first.traits.apiVersion))
      return [];
    const said = misfit(traits, first, [...candidates, release]);
    return said === undefined ? [] : [{ ...said, at: 'value' }];
  },
};

interface Misfit {
  readonly path: readonly string[];
  readonly message: Message;
}

function misfit(
  subscription: SubscriptionTraits,
  backstage: { readonly name: string; readonly traits: BackstageTraits },
  candidates: readonly Release[],
): Misfit | undefined {
  const { apiVersion } = backstage.traits;
  const serving = candidates.filter(({ api }) =>
    api.served.some((version) => apiVersion.endsWith(`/${version}`)),
  );
  if (serving.length === 0) return undefined;
  const { package: name, channel } = subscription;
  const isMissed = (fits: (release: Release) => boolean): boolean =>
    candidates.some(fits) && !serving.some(fits);
  if (channel !== undefined && isMissed(({ subscriptions: { rhdh } }) => isOf(rhdh, name, channel))) {
    return {
      path: ['spec', 'channel'],
      message: message(
        'The channel "{0}" installs a release that does not serve {1}, which the Backstage object "{2}" is written for.',
        channel,
        apiVersion,
        backstage.name,
      ),
    };
  }
  if (!isMissed(({ subscriptions: { serverlessLogic } }) => serverlessLogic.package === name))
    return undefined;
  return {
    path: ['spec', 'name'],
    message: message(
      'The package "{0}" goes with releases that do not serve {1}, which the Backstage object "{2}" is written for.',
      name,
      apiVersion,
      backstage.name,
    ),
  };
}

function isOf(rhdh: OperatorSubscription, name: string, channel: string): boolean {
  return rhdh.package === name && rhdh.channel === channel;
}
