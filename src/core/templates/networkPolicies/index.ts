import type { Artifact } from '../../artifact.ts';
import type { Manifest } from '../../manifest.ts';
import { message, type Message } from '../../message.ts';
import { operatorMakesPolicies, type Target } from '../../target/target.ts';
import { madeByChart } from '../helm/madeByChart.ts';
import { instanceNotes, policiesPreviewNote } from '../notes.ts';
import type { Template } from '../template.ts';
import { additionsFile } from './additionsFile.ts';
import { policyObject } from './policyObject.ts';
import { basePolicies, wantedPolicies, type WantedPolicy } from './wantedPolicies.ts';

/** The policies that let the parts of the Orchestrator reach each other. */
export const networkPolicies: Template = {
  what: 'network-policies',
  title: message('Network Policies'),
  detail: message('Traffic between RHDH, platform, workflows, Knative and monitoring'),
  asks: ['release', 'namespace', 'method'],
  hindrance: madeByChart,
  preview: previewNote,
  make: (target) => [...baseFile(target), orchestratorFile(target), ...additionsFile(target)],
};

/** What the target needs written: all of them, or only what those of the operator leave closed. */
export function policiesToWrite(target: Target): readonly Artifact[] {
  return operatorMakesPolicies(target) ? additionsFile(target) : networkPolicies.make(target, {});
}

function orchestratorFile(target: Target): Artifact {
  return {
    path: '25-network-policies.yaml',
    kind: 'manifest',
    notes: instanceNotes(
      target,
      ...[previewNote(target)].filter((note) => note !== undefined),
      ...monitoringNotes(target),
    ),
    objects: objects(wantedPolicies(target), target),
  };
}

function baseFile(target: Target): readonly Artifact[] {
  const policies = basePolicies(target);
  if (policies.length === 0) return [];
  const note = message(
    'Preview: the rhdh-operator makes these policies for every Backstage, with or without the Orchestrator. They deny RHDH and its database what they do not open.',
  );
  return [
    {
      path: '25-network-policies-base.yaml',
      kind: 'manifest',
      notes: instanceNotes(target, note),
      objects: objects(policies, target),
    },
  ];
}

function objects(policies: readonly WantedPolicy[], { namespace }: Target): readonly Manifest[] {
  return policies.map(({ name, spec }) => policyObject(name, namespace, spec));
}

function previewNote(target: Target): Message | undefined {
  return operatorMakesPolicies(target) ? policiesPreviewNote(target.release) : undefined;
}

function monitoringNotes(target: Target): readonly Message[] {
  if (target.monitoring || !operatorMakesPolicies(target)) return [];
  return [
    message('This target does without monitoring, but the rhdh-operator lets monitoring in all the same.'),
  ];
}
