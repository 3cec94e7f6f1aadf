import { message } from '../../message.ts';
import { nameFor, type Release } from '../../release.ts';
import type { WorkspaceObject } from '../../workspace/fileFacts.ts';
import type { NameUse } from '../../workspace/nameUse.ts';
import { isPatch, type Surroundings } from '../../workspace/surroundings.ts';
import { namespaceOf, shareNamespace } from '../../workspace/together.ts';
import type { Found, RuleContext, WorkspaceRule } from '../rule.ts';
import { areOneSet, isUncertain } from '../workspace/evidentSet.ts';
import { isAltered, makerBeside } from '../workspace/orchestratorBackends.ts';
import { placeOfObject } from '../workspace/placeOfObject.ts';
import { generatedNameAt } from './generatedName.ts';

/** A platform or workflow on the database of the operator, by a name that belongs to no Backstage object. */
export const sfpOtherBackstage: WorkspaceRule = {
  code: 'sfp-other-backstage',
  about: 'workspace',
  consumer: 'logicOperator',
  effect: 'silent',
  severity: 'warning',
  releases: 'all',
  title: 'The database of a Backstage object that is not there',
  why: `The RHDH operator calls the Secret and the Service of its database after the Backstage object, and makes them in the namespace
of that object. A platform that names them after another one finds nothing: data-index and jobs-service never start, and the platform
says Succeed all the same. This is told where one Backstage object stands in the same file, kustomization or folder and no file that is
known makes what is named.`,
  fix: 'Writes the name or the namespace of what belongs to that Backstage object.',
  example: {
    release: '1.10',
    bad: `apiVersion: rhdh.redhat.com/v1alpha5
kind: Backstage
metadata:
  name: hub
  namespace: team-a
---
apiVersion: sonataflow.org/v1alpha08
kind: SonataFlowPlatform
metadata:
  name: workflows
  namespace: team-a
spec:
  persistence:
    postgresql:
      secretRef:
        name: backstage-psql-secret-developer-hub
        userKey: POSTGRES_USER
        passwordKey: POSTGRES_PASSWORD
      serviceRef:
        name: backstage-psql-hub
        namespace: team-a
`,
    good: `apiVersion: rhdh.redhat.com/v1alpha5
kind: Backstage
metadata:
  name: hub
  namespace: team-a
---
apiVersion: sonataflow.org/v1alpha08
kind: SonataFlowPlatform
metadata:
  name: workflows
  namespace: team-a
spec:
  persistence:
    postgresql:
      secretRef:
        name: backstage-psql-secret-hub
        userKey: POSTGRES_USER
        passwordKey: POSTGRES_PASSWORD
      serviceRef:
        name: backstage-psql-hub
        namespace: team-a
`,
  },
  judge(object, around, context) {
    if (object.traits.of !== 'SonataFlowPlatform' || isPatch(object, around)) return [];
    if (isUncertain(object, around) || isAltered(object, around)) return [];
    if (isTakenOver(object, around, context)) return [];
    const backstage = onlyBackstage(object, around);
    if (backstage === undefined) return [];
    return object.names.flatMap(
      (use) =>
        otherOwner(use, object, backstage, around, context.release) ??
        otherNamespace(use, object, backstage, around, context.release) ??
        [],
    );
  },
};

/** Then the operator writes the names, and another rule speaks of it. */
function isTakenOver(object: WorkspaceObject, around: Surroundings, context: RuleContext): boolean {
  return object.name === context.release.platform.name && makerBeside(object, around, context) !== undefined;
}

function onlyBackstage(object: WorkspaceObject, around: Surroundings): WorkspaceObject | undefined {
  const all = around
    .near(object.file)
    .filter((one) => one.kind === 'Backstage' && areOneSet(one, object, around));
  const [backstage, ...more] = all.filter((one) => !isPatch(one, around));
  const isSure =
    backstage !== undefined &&
    more.length === 0 &&
    all.length === 1 &&
    !isUncertain(backstage, around) &&
    !isAltered(backstage, around) &&
    backstage.traits.of === 'Backstage' &&
    backstage.traits.database === 'local';
  return isSure ? backstage : undefined;
}

/** What the operator makes for a Backstage object of some other name, which nobody knows. */
function otherOwner(
  use: NameUse,
  object: WorkspaceObject,
  backstage: WorkspaceObject,
  around: Surroundings,
  release: Release,
): Found | undefined {
  const pattern = generatedNameAt(use, release);
  if (pattern === undefined || shareNamespace(object, backstage, around) !== 'yes') return undefined;
  const owner = ownerIn(use.name, pattern);
  if (owner === undefined || owner === backstage.name) return undefined;
  if (around.defining('Backstage', owner).length > 0) return undefined;
  if (around.defining(use.kind, use.name).length > 0 || isElsewhere(use, object, around)) return undefined;
  const { path } = use.place;
  const right = nameFor(pattern, backstage.name);
  return {
    path,
    at: 'value',
    message: message(
      'The RHDH operator makes the {0} "{1}" for a Backstage object "{2}", and there is none. For "{3}" in {4} it is "{5}".',
      use.kind,
      use.name,
      owner,
      backstage.name,
      placeOfObject(backstage, object),
      right,
    ),
    fix: { kind: 'replace', title: message('Change to "{0}"', right), path, value: right },
  };
}

/** The Service of the database, looked for elsewhere than where its Backstage object is. */
function otherNamespace(
  use: NameUse,
  object: WorkspaceObject,
  backstage: WorkspaceObject,
  around: Surroundings,
  release: Release,
): Found | undefined {
  const pattern = use.kind === 'Service' ? generatedNameAt(use, release) : undefined;
  if (pattern === undefined || use.name !== nameFor(pattern, backstage.name)) return undefined;
  const said = databaseNamespace(use, object);
  const path = said?.place.path ?? [];
  const home = namespaceOf(backstage, around);
  const isMoved = around.lineage(object.file).namespaces.length > 0;
  if (said === undefined || home === undefined || said.name === home || isMoved) return undefined;
  if (around.defining('Service', use.name).length > 0) return undefined;
  return {
    path,
    at: 'value',
    message: message(
      'The Service "{0}" is in the namespace of its Backstage object, which is "{1}" in {2}.',
      use.name,
      home,
      placeOfObject(backstage, object),
    ),
    fix: { kind: 'replace', title: message('Change to "{0}"', home), path, value: home },
  };
}

/** Whether the database is said to be in another namespace than the platform: whose that is nobody here can tell. */
function isElsewhere(use: NameUse, object: WorkspaceObject, around: Surroundings): boolean {
  const said = databaseNamespace(use, object);
  return said !== undefined && said.name !== namespaceOf(object, around);
}

/** The namespace of the Service that stands with a Secret or Service. */
function databaseNamespace({ place }: NameUse, { names }: WorkspaceObject): NameUse | undefined {
  const path = [...place.path.slice(0, -2), 'serviceRef', 'namespace'].join();
  return names.find((other) => other.kind === 'Namespace' && other.place.path.join() === path);
}

/** The Backstage object that a name was made of; a placeholder may become any. */
function ownerIn(name: string, pattern: string): string | undefined {
  const [before = '', after = ''] = pattern.split('{name}');
  if (!name.startsWith(before) || !name.endsWith(after)) return undefined;
  const owner = name.slice(before.length, name.length - after.length);
  return /^[a-z\d][a-z\d.-]*$/.test(owner) ? owner : undefined;
}
