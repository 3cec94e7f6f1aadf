import { embedded, type Artifact } from '../artifact.ts';
import { message } from '../message.ts';
import { addedArtifacts, addedSpecs } from './additions/index.ts';
import { databaseInBackstage } from './database/backstagePart.ts';
import { credentialsConfig } from './database/connection.ts';
import { madeByChart } from './helm/madeByChart.ts';
import { joined } from './joined.ts';
import { backendSize } from './sizes.ts';
import { listsFlavour, orchestratorFlavour, type Target } from '../target/target.ts';
import { usesPluginsConfigMap } from './dynamicPlugins.ts';
import { instanceNotes } from './notes.ts';
import { backendSecretKey, objectNames } from './objectNames.ts';
import type { SecretAnswers, Template } from './template.ts';

/** The Backstage object with the app-config and the Secret that workflows call RHDH with. */
export const backstage: Template = {
  what: 'backstage',
  title: message('Backstage'),
  detail: message('Backstage object, app-config and the Secret with BACKEND_SECRET'),
  asks: ['release', 'name', 'namespace', 'plugins', 'backendSecret'],
  hindrance: madeByChart,
  make: (target, secrets) => [
    appConfig(target),
    backendSecret(target, secrets),
    // The operator deploys nothing as long as a ConfigMap is missing that the object names.
    ...addedArtifacts(target),
    // Without the operator nobody reads a Backstage object.
    ...(target.method === 'operator' ? [backstageObject(target)] : []),
  ],
};

function appConfig(target: Target): Artifact {
  return {
    path: '22-app-config.yaml',
    kind: 'manifest',
    notes: instanceNotes(
      target,
      message(
        'Lets workflows call RHDH with the token in {0}. How people sign in is not said here: add an authentication provider of yours.',
        backendSecretKey,
      ),
      ...(target.method === 'operator' ? [] : [byHandNote]),
    ),
    objects: [
      {
        apiVersion: 'v1',
        kind: 'ConfigMap',
        metadata: { name: objectNames(target).appConfig, namespace: target.namespace },
        data: { 'app-config-rhdh.yaml': embedded(appConfigFile(target)) },
      },
    ],
  };
}

const byHandNote = message(
  'Without the rhdh-operator nobody hands this to RHDH: mount it and name it with --config, and give the Secret beside it to the environment.',
);

function appConfigFile(target: Target): unknown {
  return { backend: { auth: serviceToServiceAccess, ...credentialsConfig(target) } };
}

/** A static token for callers from outside, read from the environment by Backstage's configuration reader. */
const serviceToServiceAccess = {
  externalAccess: [
    { type: 'static', options: { token: `\${${backendSecretKey}}`, subject: 'orchestrator' } },
  ],
};

function backendSecret(target: Target, { backendSecret: value }: SecretAnswers): Artifact {
  const { backendSecret: name } = objectNames(target);
  const path = backendSecretPath;
  if (value === undefined) {
    const said = message(
      'Here belongs the Secret {0} in namespace {1} with the key {2}: at least 24 random bytes in base64. It is not shown.',
      name,
      target.namespace,
      backendSecretKey,
    );
    return { path, kind: 'manifest', notes: instanceNotes(target, said), objects: [] };
  }
  return {
    path,
    kind: 'manifest',
    notes: instanceNotes(target, message('Holds a secret: keep this file out of version control.')),
    objects: [
      {
        apiVersion: 'v1',
        kind: 'Secret',
        metadata: { name, namespace: target.namespace },
        type: 'Opaque',
        stringData: { [backendSecretKey]: value },
      },
    ],
  };
}

/** The file of its own that the Secret stands in. */
export const backendSecretPath = '23-backend-secret.yaml';

function backstageObject(target: Target): Artifact {
  const { release, name, namespace } = target;
  const names = objectNames(target);
  const database = databaseInBackstage(target);
  return {
    path: '24-backstage.yaml',
    kind: 'manifest',
    notes: instanceNotes(target),
    objects: [
      {
        apiVersion: `${release.api.group}/${release.api.storage}`,
        kind: 'Backstage',
        metadata: { name, namespace },
        spec: joined(
          {
            ...(listsFlavour(target) ? { flavours: [{ name: orchestratorFlavour }] } : {}),
            application: {
              appConfig: { configMaps: [{ name: names.appConfig }] },
              ...(usesPluginsConfigMap(target) ? { dynamicPluginsConfigMapName: names.dynamicPlugins } : {}),
              ...database.application,
              extraEnvs: {
                secrets: [{ name: names.backendSecret }, ...database.secrets],
                ...(database.variables.length === 0 ? {} : { envs: database.variables }),
              },
            },
          },
          database.spec,
          backendSize(target),
          ...addedSpecs(target),
        ),
      },
    ],
  };
}
