import { describe, expect, test } from 'vitest';
import { namesOf } from '../../../src/core/workspace/namesOf.ts';
import { parse } from '../../../src/core/yaml/parse.ts';

/** `kind namespace/name @place key key` for every name in a document; definitions begin with `+`. */
function namesIn(yaml: string): readonly string[] {
  const [value] = parse(yaml, { version: '1.1' }).documents;
  return namesOf(value).map(({ role, kind, name, namespace = '-', place, keys = [], optional }) => {
    const inside = place.within === undefined ? '' : `${place.within.join('.')}!`;
    const span = place.span === undefined ? '' : `[${place.span.join('-')}]`;
    const read = keys.map(({ key, path }) => ` ${key}${path === undefined ? '!' : ''}`).join('');
    const mark = role === 'definition' ? '+' : '';
    return `${mark}${kind} ${namespace}/${name} @${inside}${place.path.join('.')}${span}${read}${optional === true ? '?' : ''}`;
  });
}

const object = (apiVersion: string, kind: string, rest: string, name = 'one'): string =>
  `apiVersion: ${apiVersion}\nkind: ${kind}\nmetadata: {name: ${name}, namespace: ns}\n${rest}`;
const head = (kind: string, name = 'one'): readonly string[] => [
  `+${kind} ns/${name} @metadata.name`,
  'Namespace -/ns @metadata.namespace',
];

describe('the names in an object', () => {
  test('Backstage: everything below application, the database, and a patched Pod', () => {
    const yaml = object(
      'rhdh.redhat.com/v1alpha5',
      'Backstage',
      `spec:
  application:
    dynamicPluginsConfigMapName: plugins
    appConfig: {configMaps: [{name: config, key: app-config.yaml}, {name: more}]}
    extraFiles:
      configMaps: [{name: files, key: a.txt}]
      secrets: [{name: secret-files, key: b.txt}]
      pvcs: [{name: disk}]
    extraEnvs:
      configMaps: [{name: envs}]
      secrets: [{name: token, key: TOKEN}, {name: all}]
    imagePullSecrets: [pull]
    route: {tls: {externalCertificateSecretName: certificate}}
  database: {enableLocalDb: true, authSecretName: auth}
  rawRuntimeConfig: {backstageConfig: raw, localDbConfig: raw-db}
  deployment:
    patch:
      spec:
        template:
          spec:
            volumes: [{name: v, configMap: {name: mounted, optional: true}}, {name: w, secret: {secretName: hidden}}]
            containers: [{name: backstage-backend, envFrom: [{secretRef: {name: from}}], env: [{name: E, valueFrom: {configMapKeyRef: {name: value, key: k}}}]}]
`,
    );
    expect(namesIn(yaml)).toEqual([
      ...head('Backstage'),
      'ConfigMap ns/plugins @spec.application.dynamicPluginsConfigMapName dynamic-plugins.yaml!',
      'ConfigMap ns/config @spec.application.appConfig.configMaps.0.name app-config.yaml',
      'ConfigMap ns/more @spec.application.appConfig.configMaps.1.name',
      'ConfigMap ns/files @spec.application.extraFiles.configMaps.0.name a.txt',
      'Secret ns/secret-files @spec.application.extraFiles.secrets.0.name b.txt',
      'PersistentVolumeClaim ns/disk @spec.application.extraFiles.pvcs.0.name',
      'ConfigMap ns/envs @spec.application.extraEnvs.configMaps.0.name',
      'Secret ns/token @spec.application.extraEnvs.secrets.0.name TOKEN',
      'Secret ns/all @spec.application.extraEnvs.secrets.1.name',
      'Secret ns/pull @spec.application.imagePullSecrets.0',
      'Secret ns/certificate @spec.application.route.tls.externalCertificateSecretName',
      'Secret ns/auth @spec.database.authSecretName',
      'ConfigMap ns/raw @spec.rawRuntimeConfig.backstageConfig',
      'ConfigMap ns/raw-db @spec.rawRuntimeConfig.localDbConfig',
      'ConfigMap ns/mounted @spec.deployment.patch.spec.template.spec.volumes.0.configMap.name?',
      'Secret ns/hidden @spec.deployment.patch.spec.template.spec.volumes.1.secret.secretName',
      'Secret ns/from @spec.deployment.patch.spec.template.spec.containers.0.envFrom.0.secretRef.name',
      'ConfigMap ns/value @spec.deployment.patch.spec.template.spec.containers.0.env.0.valueFrom.configMapKeyRef.name k',
    ]);
  });

  test('SonataFlowPlatform: Secret, Service and its namespace, and a Service in a URL', () => {
    const yaml = object(
      'sonataflow.org/v1alpha08',
      'SonataFlowPlatform',
      `spec:
  services:
    dataIndex:
      persistence:
        postgresql:
          secretRef: {name: s, userKey: U, passwordKey: P}
          serviceRef: {name: db, namespace: data}
      podTemplate: {container: {envFrom: [{configMapRef: {name: env}}]}}
    jobService:
      persistence: {postgresql: {secretRef: {name: s}, jdbcUrl: "jdbc:postgresql://db.data:5432/x"}}
`,
    );
    const [index, job] = ['spec.services.dataIndex.', 'spec.services.jobService.'];
    expect(namesIn(yaml)).toEqual([
      ...head('SonataFlowPlatform'),
      `Secret ns/s @${index}persistence.postgresql.secretRef.name U P`,
      `Service data/db @${index}persistence.postgresql.serviceRef.name`,
      `Namespace -/data @${index}persistence.postgresql.serviceRef.namespace`,
      `ConfigMap ns/env @${index}podTemplate.container.envFrom.0.configMapRef.name`,
      `Secret ns/s @${job}persistence.postgresql.secretRef.name`,
      `Service data/db @${job}persistence.postgresql.jdbcUrl[18-20]`,
      `Namespace -/data @${job}persistence.postgresql.jdbcUrl[21-25]`,
    ]);
  });

  test.each([
    [
      'SonataFlowClusterPlatform',
      'apiVersion: sonataflow.org/v1alpha08\nkind: SonataFlowClusterPlatform\nmetadata: {name: one}\nspec: {platformRef: {name: p, namespace: ns}}',
      [
        '+SonataFlowClusterPlatform -/one @metadata.name',
        'SonataFlowPlatform ns/p @spec.platformRef.name',
        'Namespace -/ns @spec.platformRef.namespace',
      ],
    ],
    [
      'Subscription',
      object('operators.coreos.com/v1alpha1', 'Subscription', 'spec: {source: c, sourceNamespace: m}'),
      [...head('Subscription'), 'CatalogSource m/c @spec.source', 'Namespace -/m @spec.sourceNamespace'],
    ],
    [
      'OperatorGroup',
      object('operators.coreos.com/v1', 'OperatorGroup', 'spec: {targetNamespaces: [a, b]}'),
      [
        ...head('OperatorGroup'),
        'Namespace -/a @spec.targetNamespaces.0',
        'Namespace -/b @spec.targetNamespaces.1',
      ],
    ],
    [
      'NetworkPolicy',
      object(
        'networking.k8s.io/v1',
        'NetworkPolicy',
        'spec: {podSelector: {matchLabels: {rhdh.redhat.com/app: backstage-hub}}, ingress: [{from: [{namespaceSelector: {matchLabels: {kubernetes.io/metadata.name: a}}}]}]}',
      ),
      [
        ...head('NetworkPolicy'),
        'Workload ns/backstage-hub @spec.podSelector.matchLabels.rhdh.redhat.com/app',
        'Namespace -/a @spec.ingress.0.from.0.namespaceSelector.matchLabels.kubernetes.io/metadata.name',
      ],
    ],
    [
      'SonataFlow',
      object(
        'sonataflow.org/v1alpha08',
        'SonataFlow',
        'spec: {resources: {configMaps: [{configMap: {name: r}}]}, persistence: {postgresql: {secretRef: {name: s}}}}',
      ),
      [
        ...head('SonataFlow'),
        'Secret ns/s @spec.persistence.postgresql.secretRef.name',
        'ConfigMap ns/r @spec.resources.configMaps.0.configMap.name',
      ],
    ],
    [
      'Job',
      object(
        'batch/v1',
        'Job',
        'spec: {template: {spec: {containers: [{envFrom: [{secretRef: {name: s}}]}]}}}',
      ),
      [...head('Job'), 'Secret ns/s @spec.template.spec.containers.0.envFrom.0.secretRef.name'],
    ],
    [
      'a SealedSecret',
      object('bitnami.com/v1alpha1', 'SealedSecret', 'spec: {template: {metadata: {name: s}}}'),
      ['+Secret ns/s @spec.template.metadata.name', 'Namespace -/ns @metadata.namespace'],
    ],
    [
      'an ExternalSecret without a target',
      object('external-secrets.io/v1beta1', 'ExternalSecret', 'spec: {}'),
      head('Secret'),
    ],
  ])('%s', (_, yaml, expected) => {
    expect(namesIn(yaml)).toEqual(expected);
  });

  test('ConfigMap: Services in URLs and variables, not those in comments, escaped or with a value of their own', () => {
    const yaml = `apiVersion: v1
kind: ConfigMap
metadata: {name: one, namespace: ns}
data:
  app-config.yaml: |
    orchestrator: {dataIndexService: {url: http://sonataflow-platform-data-index-service.flows}}
    a: \${TOKEN} # \${COMMENT}
    b: $\${ESCAPED} \${WITH:-x}
  dynamic-plugins.yaml: |
    plugins:
      - package: a
        pluginConfig: {orchestrator: {dataIndexService: {url: http://index}}}
  other.yaml: |
    a: \${OTHER}
`;
    const url = 'orchestrator.dataIndexService.url';
    expect(namesIn(yaml)).toEqual([
      ...head('ConfigMap'),
      `Service flows/sonataflow-platform-data-index-service @data.app-config.yaml!${url}[7-45]`,
      `Namespace -/flows @data.app-config.yaml!${url}[46-51]`,
      'Variable -/TOKEN @data.app-config.yaml[98-103]',
      'Variable -/WITH @data.app-config.yaml[135-139]?',
      `Service ns/index @data.dynamic-plugins.yaml!plugins.0.pluginConfig.${url}[7-12]`,
    ]);
  });

  test.each([
    ['a Service of Knative', object('serving.knative.dev/v1', 'Service', '')],
    ['a kind called like a method', object('v1', 'constructor', '')],
    ['an object without a name', 'apiVersion: v1\nkind: Secret\nmetadata: {}\n'],
    ['no object', '- a\n'],
    ['nothing', ''],
  ])('none in %s', (_, yaml) => {
    expect(namesIn(yaml)).toEqual([]);
  });

  test('values of a Secret are not looked at', () => {
    const secret = object('v1', 'Secret', 'stringData: {app-config.yaml: "${A}", B: http://x}');
    expect(namesIn(secret)).toEqual(head('Secret'));
  });
});
