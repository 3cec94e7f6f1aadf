import type { Artifact } from '../artifact.ts';
import type { Manifest } from '../manifest.ts';
import { message, type Message } from '../message.ts';
import type { KnativeObject, OperatorSubscription } from '../release.ts';
import type { Target } from '../target/target.ts';
import { clusterNotes } from './notes.ts';
import type { Template } from './template.ts';

/** The operators below RHDH, and on request its own. */
export const infra: Template = {
  what: 'infra',
  title: message('Infrastructure'),
  detail: message('Subscriptions of OpenShift Serverless and Serverless Logic, Knative Serving and Eventing'),
  asks: ['release', 'approval', 'rhdhOperator', 'options', 'layout'],
  make: (target) => {
    const { serverless, serverlessLogic, rhdh } = target.release.subscriptions;
    return [
      operator('10-serverless.yaml', serverless, target),
      operator('11-serverless-logic.yaml', serverlessLogic, target),
      ...(target.installRhdhOperator
        ? [operator('12-rhdh-operator.yaml', pinnedWhereThatHolds(rhdh, target), target)]
        : []),
      knative(target),
    ];
  },
};

/**
 * Only Manual approval holds a version; with Automatic a pin buys nothing, and a catalog that lacks that very patch
 * refuses the Subscription.
 */
function pinnedWhereThatHolds(
  subscription: OperatorSubscription,
  { approval }: Target,
): OperatorSubscription {
  if (approval === 'Manual') return subscription;
  const { startingCSV: _, ...floating } = subscription;
  return floating;
}

function operator(path: string, subscription: OperatorSubscription, target: Target): Artifact {
  const { namespace, operatorGroup } = subscription;
  return {
    path,
    kind: 'manifest',
    notes: clusterNotes(target, ...approvalNote(target, namespace)),
    objects: [
      namespaceObject(namespace),
      ...(operatorGroup === undefined ? [] : [operatorGroupObject(operatorGroup, namespace)]),
      subscriptionObject(subscription, target),
    ],
  };
}

/** A Namespace and nothing else. */
export function namespaceObject(name: string): Manifest {
  return { apiVersion: 'v1', kind: 'Namespace', metadata: { name } };
}

/** An empty spec means all namespaces, the only mode these operators support. */
function operatorGroupObject(name: string, namespace: string): Manifest {
  return {
    apiVersion: 'operators.coreos.com/v1',
    kind: 'OperatorGroup',
    metadata: { name, namespace },
    spec: {},
  };
}

function subscriptionObject(subscription: OperatorSubscription, { approval, catalog }: Target): Manifest {
  const { name, namespace, package: packageName, channel, startingCSV } = subscription;
  return {
    apiVersion: 'operators.coreos.com/v1alpha1',
    kind: 'Subscription',
    metadata: { name, namespace },
    spec: {
      channel,
      installPlanApproval: approval,
      name: packageName,
      source: catalog.source,
      sourceNamespace: catalog.sourceNamespace,
      ...(startingCSV === undefined ? {} : { startingCSV }),
    },
  };
}

function approvalNote({ approval }: Target, namespace: string): readonly Message[] {
  if (approval === 'Automatic') return [];
  return [
    message(
      'Manual approval: nothing is installed until the InstallPlan in namespace {0} is approved (spec.approved: true), and so for every upgrade.',
      namespace,
    ),
  ];
}

function knative(target: Target): Artifact {
  const { apiVersion, serving, eventing } = target.release.knative;
  const object = ({ kind, name, namespace, spec }: KnativeObject): Manifest => ({
    apiVersion,
    kind,
    metadata: { name, namespace },
    spec,
  });
  return {
    path: '13-knative.yaml',
    kind: 'manifest',
    notes: clusterNotes(
      target,
      message(
        'Apply this when OpenShift Serverless is installed: before that the API server does not know these kinds.',
      ),
    ),
    objects: [
      namespaceObject(serving.namespace),
      namespaceObject(eventing.namespace),
      object(eventing),
      object(serving),
    ],
  };
}
