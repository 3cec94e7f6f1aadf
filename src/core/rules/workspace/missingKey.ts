import { message } from '../../message.ts';
import { nearest } from '../../schema/nearest.ts';
import type { WorkspaceObject } from '../../workspace/fileFacts.ts';
import type { KeyUse, NameUse } from '../../workspace/nameUse.ts';
import type { Surroundings } from '../../workspace/surroundings.ts';
import type { Found, WorkspaceRule } from '../rule.ts';
import { areOneSet, isUncertain } from './evidentSet.ts';
import { placeOfObject } from './placeOfObject.ts';

/** Somebody takes a key out of a ConfigMap or Secret of the same set, which has no such key. */
export const missingKey: WorkspaceRule = {
  code: 'cr-key-missing',
  about: 'workspace',
  consumer: 'operator',
  effect: 'fails',
  severity: 'error',
  releases: 'all',
  title: 'A key that its ConfigMap or Secret does not have',
  why: `A file, a variable or a list of plugins is taken out of a ConfigMap or Secret by its key. Without that key the pod does
not start, or the RHDH operator ends as DeployFailed. This is told where both stand in one file, one kustomization or one folder
and the keys are written there; a Secret without any keys is filled by somebody else.`,
  fix: 'Writes the key that is nearly called so.',
  example: {
    release: '1.10',
    bad: `apiVersion: rhdh.redhat.com/v1alpha5
kind: Backstage
metadata:
  name: hub
spec:
  application:
    extraEnvs:
      secrets:
        - name: backend-secret
          key: BACKEND_SECRETS
---
apiVersion: v1
kind: Secret
metadata:
  name: backend-secret
stringData:
  BACKEND_SECRET: a-long-random-text
`,
    good: `apiVersion: rhdh.redhat.com/v1alpha5
kind: Backstage
metadata:
  name: hub
spec:
  application:
    extraEnvs:
      secrets:
        - name: backend-secret
          key: BACKEND_SECRET
---
apiVersion: v1
kind: Secret
metadata:
  name: backend-secret
stringData:
  BACKEND_SECRET: a-long-random-text
`,
  },
  judge(object, around) {
    if (isUncertain(object, around)) return [];
    return object.names.flatMap((use) => {
      const made = madeBeside(use, object, around);
      if (made?.keys === undefined || made.keys.length === 0) return [];
      return (use.keys ?? [])
        .filter(({ key }) => made.keys?.includes(key) === false)
        .map((key) => findingOf(key, use, made, object));
    });
  },
};

/** The only object of that name, where it belongs to the same set. */
function madeBeside(
  { role, kind, name, keys, optional }: NameUse,
  object: WorkspaceObject,
  around: Surroundings,
): WorkspaceObject | undefined {
  if (role !== 'reference' || keys === undefined || optional === true) return undefined;
  const [made, ...more] = around.defining(kind, name);
  const isPatched = around
    .naming(kind, name)
    .some(({ object: other }) => other !== made && other.kind === kind);
  return made !== undefined && more.length === 0 && !isPatched && areOneSet(object, made, around)
    ? made
    : undefined;
}

function findingOf({ key, path }: KeyUse, use: NameUse, made: WorkspaceObject, from: WorkspaceObject): Found {
  const place = placeOfObject(made, from);
  const near = nearest(key, made.keys ?? []);
  if (near === undefined || path === undefined) {
    return {
      path: path ?? use.place.path,
      at: 'value',
      message: message('The {0} "{1}" in {2} has no key "{3}".', use.kind, use.name, place, key),
    };
  }
  return {
    path,
    at: 'value',
    message: message(
      'The {0} "{1}" in {2} has no key "{3}". Did you mean "{4}"?',
      use.kind,
      use.name,
      place,
      key,
      near,
    ),
    fix: { kind: 'replace', title: message('Change to "{0}"', near), path, value: near },
  };
}
