import { message, type Message } from '../message.ts';
import { madeByChart } from './helm/madeByChart.ts';
import { operatorMakesPolicies, type Target } from '../target/target.ts';
import { instanceNotes, policiesPreviewNote } from './notes.ts';
import type { Template } from './template.ts';

/** The policies that let the parts of the Orchestrator reach each other. */
export const networkPolicies: Template = {
  what: 'network-policies',
  title: message('Network Policies'),
  detail: message('Traffic between RHDH, platform, workflows, Knative and monitoring'),
  asks: ['release', 'namespace', 'method'],
  hindrance: madeByChart,
  preview: previewNote,
  make: (target) => [
    {
      path: '25-network-policies.yaml',
      kind: 'manifest',
      notes: instanceNotes(target, ...[previewNote(target)].filter((note) => note !== undefined)),
      objects: target.release.networkPolicies.policies.map(({ name, spec }) => ({
        apiVersion: 'networking.k8s.io/v1',
        kind: 'NetworkPolicy',
        metadata: { name, namespace: target.namespace },
        spec,
      })),
    },
  ],
};

function previewNote(target: Target): Message | undefined {
  return operatorMakesPolicies(target) ? policiesPreviewNote(target.release) : undefined;
}
