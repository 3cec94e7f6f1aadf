import { message } from '../../message.ts';
import { nearest } from '../../schema/nearest.ts';
import type { WorkspaceObject } from '../../workspace/fileFacts.ts';
import type { NameUse } from '../../workspace/nameUse.ts';
import { isMissing } from '../../workspace/missingNames.ts';
import { scaffoldable } from '../../workspace/scaffolded.ts';
import type { Surroundings } from '../../workspace/surroundings.ts';
import type { Found, WorkspaceRule } from '../rule.ts';
import { shareNamespace } from '../../workspace/together.ts';
import { areOneSet, isUncertain } from './evidentSet.ts';

/** A Backstage object names something that no file makes, among others that files do make. */
export const missingReference: WorkspaceRule = {
  code: 'cr-reference-missing',
  about: 'workspace',
  consumer: 'operator',
  effect: 'fails',
  severity: 'warning',
  releases: 'all',
  title: 'A Backstage object names a ConfigMap or Secret that no file makes',
  why: `The RHDH operator ends as DeployFailed while a ConfigMap or Secret that the Backstage object names is not there. Files
may leave out what is made otherwise, as Secrets often are. So this is told only where something of nearly the same name stands
beside the object and is named by nobody, and for the one ConfigMap that is missing while several others stand there.`,
  fix: 'Writes the name of the object that is nearly called so. In VS Code what a template writes can be scaffolded.',
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
        - name: backend-secrets
        - name: other-secrets
---
apiVersion: v1
kind: Secret
metadata:
  name: backend-secret
  namespace: rhdh
---
apiVersion: v1
kind: Secret
metadata:
  name: other-secrets
  namespace: rhdh
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
        - name: other-secrets
---
apiVersion: v1
kind: Secret
metadata:
  name: backend-secret
  namespace: rhdh
---
apiVersion: v1
kind: Secret
metadata:
  name: other-secrets
  namespace: rhdh
`,
  },
  judge(object, around) {
    if (object.kind !== 'Backstage' || isUncertain(object, around)) return [];
    const missing = object.names.filter((use) => isMissing(use, object, around));
    return missing.flatMap((use) => {
      const isAlone = !missing.some((other) => other.kind === use.kind && other.name !== use.name);
      const found = findingOf(use, object, around, isAlone);
      const scaffold = scaffoldable(use, object);
      return found === undefined ? [] : [scaffold === undefined ? found : { ...found, scaffold }];
    });
  },
};

function findingOf(
  use: NameUse,
  object: WorkspaceObject,
  around: Surroundings,
  isOnlyOne: boolean,
): Found | undefined {
  const { path } = use.place;
  const near = nearest(use.name, unused(use, object, around));
  if (near !== undefined) {
    return {
      path,
      at: 'value',
      message: message(
        'No file makes the {0} "{1}". Did you mean "{2}", which stands beside this object?',
        use.kind,
        use.name,
        near,
      ),
      fix: { kind: 'replace', title: message('Change to "{0}"', near), path, value: near },
    };
  }
  if (!isOnlyOne || use.kind !== 'ConfigMap' || siblings(use, object, around) < 2) return undefined;
  return {
    path,
    at: 'value',
    severity: 'info',
    message: message(
      'No file makes the {0} "{1}", while all others that this object names stand beside it. Until it is there RHDH is not deployed.',
      use.kind,
      use.name,
    ),
  };
}

/** How many others of its kind stand beside the object: without any, nobody knows whether files hold such things at all. */
function siblings({ kind, name }: NameUse, object: WorkspaceObject, around: Surroundings): number {
  const found = object.names.filter(
    (use) =>
      use.role === 'reference' &&
      use.kind === kind &&
      use.name !== name &&
      around.defining(kind, use.name).some((other) => areOneSet(object, other, around)),
  );
  return new Set(found.map((use) => use.name)).size;
}

/** Objects of the kind beside the Backstage object that it does not name. */
function unused({ kind }: NameUse, object: WorkspaceObject, around: Surroundings): readonly string[] {
  return around
    .near(object.file)
    .filter((other) => other.kind === kind)
    .filter(({ name }) => !object.names.some((use) => use.kind === kind && use.name === name))
    .filter((other) => areOneSet(object, other, around) && shareNamespace(object, other, around) === 'yes')
    .map(({ name }) => name);
}
