import type { Artifact } from '../artifact.ts';
import { message } from '../message.ts';
import { operatorMakesPlatform, type Target } from '../target/target.ts';
import { addedArtifacts } from './additions/index.ts';
import { backstage } from './backstage.ts';
import { database } from './database/index.ts';
import { dynamicPlugins, usesPluginsConfigMap } from './dynamicPlugins.ts';
import { helmValues } from './helm/index.ts';
import { infra } from './infra/index.ts';
import { namespaceObject } from './namespaceObject.ts';
import { policiesToWrite } from './networkPolicies/index.ts';
import { instanceNotes } from './notes.ts';
import { platform } from './platform.ts';
import type { SecretAnswers, Template } from './template.ts';
import { workflowNamespaces } from './workflowNamespaces/index.ts';

/** Everything the target needs written; what the operator makes itself is left to it. */
export const all: Template = {
  what: 'all',
  title: message('Everything'),
  detail: message('All files this target needs, in the order to apply them'),
  asks: [
    'release',
    'name',
    'namespace',
    'method',
    'plugins',
    'approval',
    'rhdhOperator',
    'database',
    'options',
    'layout',
    'backendSecret',
  ],
  make: (target, secrets) => [
    ...(target.method === 'helm'
      ? [...helmValues.make(target, secrets), ...addedArtifacts(target)]
      : manifests(target, secrets)),
    ...workflowNamespaces.make(target, secrets),
  ],
};

function manifests(target: Target, secrets: SecretAnswers): readonly Artifact[] {
  return [
    ...infra.make(target, secrets),
    targetNamespace(target),
    ...(usesPluginsConfigMap(target) ? dynamicPlugins.make(target, secrets) : []),
    ...backstage.make(target, secrets),
    ...database.make(target, secrets),
    ...policiesToWrite(target),
    ...(operatorMakesPlatform(target) ? [] : platform.make(target, secrets)),
  ];
}

function targetNamespace(target: Target): Artifact {
  return {
    path: '20-namespace.yaml',
    kind: 'manifest',
    notes: instanceNotes(
      target,
      message(
        'Leave this file out where you may not create namespaces: "oc new-project {0}" asks OpenShift for one.',
        target.namespace,
      ),
    ),
    objects: [namespaceObject(target.namespace)],
  };
}
