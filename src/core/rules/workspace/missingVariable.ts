import { backendSecretKey, objectNames } from '../../templates/objectNames.ts';
import { message } from '../../message.ts';
import type { WorkspaceObject } from '../../workspace/fileFacts.ts';
import type { NameUse } from '../../workspace/nameUse.ts';
import type { Surroundings } from '../../workspace/surroundings.ts';
import { scaffoldable } from '../../workspace/scaffolded.ts';
import { shareNamespace } from '../../workspace/together.ts';
import type { Found, WorkspaceRule } from '../rule.ts';
import { areOneSet, isUncertain } from './evidentSet.ts';

/** A configuration takes the token of the Orchestrator from a variable that its Backstage object does not give. */
export const missingVariable: WorkspaceRule = {
  code: 'cr-variable-missing',
  about: 'workspace',
  consumer: 'reader',
  effect: 'silent',
  severity: 'warning',
  releases: 'all',
  title: `A configuration without its ${backendSecretKey}`,
  why: `\`\${${backendSecretKey}}\` in an app-config is a variable of the container, which \`spec.application.extraEnvs\` has to give: by a
Secret with that key, or by name. Without it the configuration has no token, and workflows that call RHDH back get 401. This is
told where one Backstage object reads the configuration and everything that gives it variables stands in these files. In VS Code the
Secret can be scaffolded, with a value of its own and the Backstage object that takes it.`,
  example: {
    release: '1.10',
    bad: `apiVersion: v1
kind: ConfigMap
metadata:
  name: hub-app-config
data:
  app-config.yaml: |
    backend:
      auth:
        externalAccess:
          - type: static
            options:
              token: \${BACKEND_SECRET}
              subject: orchestrator
---
apiVersion: rhdh.redhat.com/v1alpha5
kind: Backstage
metadata:
  name: hub
spec:
  application:
    appConfig:
      configMaps:
        - name: hub-app-config
`,
    good: `apiVersion: v1
kind: ConfigMap
metadata:
  name: hub-app-config
data:
  app-config.yaml: |
    backend:
      auth:
        externalAccess:
          - type: static
            options:
              token: \${BACKEND_SECRET}
              subject: orchestrator
---
apiVersion: rhdh.redhat.com/v1alpha5
kind: Backstage
metadata:
  name: hub
spec:
  application:
    appConfig:
      configMaps:
        - name: hub-app-config
    extraEnvs:
      secrets:
        - name: hub-backend-auth
          key: BACKEND_SECRET
`,
  },
  judge(object, around) {
    if (object.traits.of !== 'ConfigMap' || isUncertain(object, around)) return [];
    const [reader, ...more] = readersOf(object, around);
    if (reader === undefined || more.length > 0) return [];
    const given = variablesOf(reader, around);
    if (given === undefined || given.has(backendSecretKey)) return [];
    return object.names.filter(isAsked).map((use) => findingOf(use, reader));
  },
};

function isAsked({ kind, name, optional }: NameUse): boolean {
  return kind === 'Variable' && name === backendSecretKey && optional !== true;
}

function readersOf(object: WorkspaceObject, around: Surroundings): readonly WorkspaceObject[] {
  return around
    .near(object.file)
    .filter(({ kind }) => kind === 'Backstage')
    .flatMap((from) => from.names.filter((use) => isReader(use, object)).map(() => from))
    .filter((from) => areOneSet(from, object, around) && shareNamespace(from, object, around) === 'yes');
}

function isReader({ role, kind, name }: NameUse, configMap: WorkspaceObject): boolean {
  return role === 'reference' && kind === 'ConfigMap' && name === configMap.name;
}

/** What a Backstage object puts into the environment of its container; `undefined` where files do not tell. */
function variablesOf(backstage: WorkspaceObject, around: Surroundings): ReadonlySet<string> | undefined {
  const { traits, names } = backstage;
  if (traits.of !== 'Backstage' || traits.isPatched) return undefined;
  const given = new Set(traits.variables);
  for (const { role, kind, name, keys, place } of names) {
    if (role !== 'reference' || !place.path.includes('extraEnvs')) continue;
    const [made, ...more] = keys === undefined && kind !== 'Namespace' ? around.defining(kind, name) : [];
    const read = keys?.map(({ key }) => key) ?? made?.keys;
    // One without keys is filled by somebody else.
    if (read === undefined || read.length === 0 || more.length > 0) return undefined;
    for (const key of read) given.add(key);
  }
  return given;
}

function findingOf({ place }: NameUse, reader: WorkspaceObject): Found {
  const scaffold = scaffoldable({ kind: 'Secret', name: objectNames(reader).backendSecret }, reader);
  return {
    path: place.path,
    at: 'value',
    ...(place.span === undefined ? {} : { span: place.span }),
    message: message(
      'The Backstage object "{0}" gives its container no variable {1}: add a Secret with that key to extraEnvs. Without it workflows that call RHDH back get 401.',
      reader.name,
      backendSecretKey,
    ),
    ...(scaffold === undefined ? {} : { scaffold }),
  };
}
