import { message } from '../../message.ts';
import type { WorkspaceObject } from '../../workspace/fileFacts.ts';
import type { NameUse } from '../../workspace/nameUse.ts';
import type { Surroundings } from '../../workspace/surroundings.ts';
import { namespaceOf } from '../../workspace/together.ts';
import type { WorkspaceRule } from '../rule.ts';
import { areOneSet } from './evidentSet.ts';
import { placeOfObject } from './placeOfObject.ts';

/** A Backstage object names a ConfigMap or Secret of its own set that goes into another namespace. */
export const otherNamespace: WorkspaceRule = {
  code: 'cr-ns',
  about: 'workspace',
  consumer: 'operator',
  effect: 'fails',
  severity: 'error',
  releases: 'all',
  title: 'What a Backstage object names goes into another namespace',
  why: `The RHDH operator looks for ConfigMaps and Secrets in the namespace of the Backstage object and nowhere else. One of the
right name in another namespace is not found: the object ends as DeployFailed and RHDH does not start. This is told where both
stand in one file, one kustomization or one folder and no file makes it in the right namespace.`,
  example: {
    release: '1.10',
    bad: `apiVersion: rhdh.redhat.com/v1alpha5
kind: Backstage
metadata:
  name: hub
  namespace: rhdh
spec:
  application:
    extraEnvs:
      secrets:
        - name: backend-secret
---
apiVersion: v1
kind: Secret
metadata:
  name: backend-secret
  namespace: default
`,
    good: `apiVersion: rhdh.redhat.com/v1alpha5
kind: Backstage
metadata:
  name: hub
  namespace: rhdh
spec:
  application:
    extraEnvs:
      secrets:
        - name: backend-secret
---
apiVersion: v1
kind: Secret
metadata:
  name: backend-secret
  namespace: rhdh
`,
  },
  judge(object, around) {
    const home = namespaceOf(object, around);
    if (object.kind !== 'Backstage' || home === undefined) return [];
    return object.names.flatMap((use) => {
      const elsewhere = madeElsewhere(use, object, around);
      if (elsewhere === undefined) return [];
      return [
        {
          path: use.place.path,
          at: 'value',
          message: message(
            'The {0} "{1}" in {2} goes into the namespace "{3}". The RHDH operator looks for it in "{4}" only.',
            use.kind,
            use.name,
            placeOfObject(elsewhere, object),
            namespaceOf(elsewhere, around) ?? '',
            home,
          ),
        },
      ];
    });
  },
};

function madeElsewhere(
  use: NameUse,
  object: WorkspaceObject,
  around: Surroundings,
): WorkspaceObject | undefined {
  if (use.role !== 'reference' || (use.kind !== 'ConfigMap' && use.kind !== 'Secret')) return undefined;
  const made = around.defining(use.kind, use.name);
  const home = namespaceOf(object, around);
  const areAllElsewhere = made.every((other) => {
    const namespace = namespaceOf(other, around);
    return namespace !== undefined && namespace !== home;
  });
  return areAllElsewhere ? made.find((other) => areOneSet(object, other, around)) : undefined;
}
