import { message, type Message } from '../../message.ts';
import type { Release } from '../../release.ts';
import type { WorkspaceObject } from '../../workspace/fileFacts.ts';
import { isPatch, type Surroundings } from '../../workspace/surroundings.ts';
import { areTogether } from '../../workspace/together.ts';
import type { RuleContext, WorkspaceRule } from '../rule.ts';
import { isUncertain } from '../workspace/evidentSet.ts';
import { runsOrchestrator } from '../workspace/orchestratorBackends.ts';

/** Files install one of the two operators that the Orchestrator needs, and the other is in no file. */
export const subSet: WorkspaceRule = {
  code: 'sub-set',
  about: 'workspace',
  consumer: 'reader',
  effect: 'silent',
  severity: 'info',
  releases: 'all',
  title: 'One of two operators that go together',
  why: `The Orchestrator needs OpenShift Serverless and OpenShift Serverless Logic. With one of them alone workflows that scale to
nothing have no Knative, or nothing makes data-index and jobs-service. The other one may well be on the cluster already: this is told
where the same file or kustomization makes Knative or RHDH with the Orchestrator, and no file that is known installs it.`,
  example: {
    release: '1.10',
    bad: `apiVersion: operators.coreos.com/v1alpha1
kind: Subscription
metadata:
  name: logic-operator
  namespace: openshift-serverless-logic
spec:
  name: logic-operator
  channel: stable
  source: redhat-operators
  sourceNamespace: openshift-marketplace
---
apiVersion: operator.knative.dev/v1beta1
kind: KnativeServing
metadata:
  name: knative-serving
  namespace: knative-serving
`,
    good: `apiVersion: operators.coreos.com/v1alpha1
kind: Subscription
metadata:
  name: logic-operator
  namespace: openshift-serverless-logic
spec:
  name: logic-operator
  channel: stable
  source: redhat-operators
  sourceNamespace: openshift-marketplace
---
apiVersion: operators.coreos.com/v1alpha1
kind: Subscription
metadata:
  name: serverless-operator
  namespace: openshift-serverless
spec:
  name: serverless-operator
  channel: stable
  source: redhat-operators
  sourceNamespace: openshift-marketplace
---
apiVersion: operator.knative.dev/v1beta1
kind: KnativeServing
metadata:
  name: knative-serving
  namespace: knative-serving
`,
  },
  judge(object, around, context) {
    if (object.traits.of !== 'Subscription' || isPatch(object, around) || isUncertain(object, around)) {
      return [];
    }
    const said = missingBeside(object, object.traits.package, around, context);
    return said === undefined ? [] : [{ path: ['spec', 'name'], at: 'value', message: said }];
  },
};

function missingBeside(
  object: WorkspaceObject,
  name: string,
  around: Surroundings,
  context: RuleContext,
): Message | undefined {
  const { serverless, serverlessLogic } = context.release.subscriptions;
  const logic = logicPackages(context.release);
  const isInstalled = (names: readonly string[]): boolean =>
    around
      .ofKind('Subscription')
      .some(({ traits }) => traits.of === 'Subscription' && names.includes(traits.package));
  if (logic.includes(name) && needsKnative(object, around, context) && !isInstalled([serverless.package])) {
    return message(
      'No file here installs {0} ("{1}"), which {2} goes with.',
      serverless.product,
      serverless.package,
      serverlessLogic.product,
    );
  }
  if (name === serverless.package && servesOrchestrator(object, around, context) && !isInstalled(logic)) {
    return message(
      'No file here installs {0} ("{1}"), which makes the platform of the Orchestrator beside it.',
      serverlessLogic.product,
      serverlessLogic.package,
    );
  }
  return undefined;
}

/** The package of the release and that of other releases. */
function logicPackages({ subscriptions: { serverlessLogic } }: Release): readonly string[] {
  return [serverlessLogic.package, ...(serverlessLogic.conflictsWith ?? [])];
}

function needsKnative(object: WorkspaceObject, around: Surroundings, context: RuleContext): boolean {
  const isKnative = ({ kind }: WorkspaceObject): boolean =>
    kind === 'KnativeServing' || kind === 'KnativeEventing';
  return (
    around.near(object.file).some((one) => isKnative(one) && areTogether(one, object, around)) ||
    servesOrchestrator(object, around, context)
  );
}

function servesOrchestrator(object: WorkspaceObject, around: Surroundings, context: RuleContext): boolean {
  return around
    .near(object.file)
    .some((one) => areTogether(one, object, around) && runsOrchestrator(one, around, context));
}
