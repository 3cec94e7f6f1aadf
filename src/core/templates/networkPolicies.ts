import type { Manifest } from '../manifest.ts';
import { message } from '../message.ts';
import { operatorMakesPolicies } from '../target.ts';
import { instanceNotes, policiesPreviewNote } from './notes.ts';
import type { Template } from './template.ts';

/** The policies that let the parts of the Orchestrator reach each other. */
export const networkPolicies: Template = {
  what: 'network-policies',
  title: message('Network policies'),
  detail: message('Traffic between RHDH, platform, workflows, Knative and monitoring'),
  asks: ['release', 'namespace'],
  make: (target) => [
    {
      path: '25-network-policies.yaml',
      kind: 'manifest',
      notes: instanceNotes(
        target,
        ...(operatorMakesPolicies(target) ? [policiesPreviewNote(target.release)] : []),
      ),
      objects: target.release.networkPolicies.names.map((name) => policy(name, target.namespace)),
    },
  ],
};

function policy(name: string, namespace: string): Manifest {
  return {
    apiVersion: 'networking.k8s.io/v1',
    kind: 'NetworkPolicy',
    metadata: { name, namespace },
    spec: { podSelector: {}, policyTypes: ['Ingress'], ingress: [{ from: peersOf(name) }] },
  };
}

/** Who may come in. The policies differ in nothing else; upstream spells `policyTypes` out in two of them only. */
function peersOf(name: string): readonly unknown[] {
  switch (name) {
    case 'allow-infra-ns-to-workflow-ns':
      return ['knative-eventing', 'knative-serving', 'openshift-serverless-logic'].map(fromNamespace);
    case 'allow-external-communication':
      // The label of the namespace of OpenShift's routers.
      return [{ namespaceSelector: { matchLabels: { 'policy-group.network.openshift.io/ingress': '' } } }];
    case 'allow-intra-network':
      return [{ podSelector: {} }];
    case 'allow-monitoring-to-sonataflow-and-workflows':
      return [fromNamespace('openshift-user-workload-monitoring')];
    default:
      throw new Error(`No peers are known for the network policy ${name}.`);
  }
}

function fromNamespace(name: string): unknown {
  return { namespaceSelector: { matchLabels: { 'kubernetes.io/metadata.name': name } } };
}
