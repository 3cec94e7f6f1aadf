import { describe, expect, test } from 'vitest';
import { plain } from '../../../src/core/message.ts';
import { contradictions } from '../../../src/core/target/contradictions.ts';
import { parseTarget } from '../../../src/core/target/targetParse.ts';
import { targetOf } from '../../support/targets.ts';

const backstage = { name: 'hub', namespace: 'rhdh' };
const service = { name: 'postgres' };
const external = { mode: 'external', service };
const url = 'jdbc:postgresql://db.example.com/orch';

/** `field: words`, of contradictions alone. */
function said(answers: object): readonly string[] {
  const parsed = parseTarget({ release: '1.10', backstage, ...answers });
  if (parsed.ok) return [];
  return parsed.findings.map(({ code, path, message }) => {
    expect(code, plain(message)).toBe('target-contradiction');
    return `${path.join('.')}: ${plain(message)}`;
  });
}

describe('choices that cannot stand together, told at the one to give up', () => {
  test.each<[string, object, readonly string[]]>([
    [
      'a flavour before there were any',
      { release: '1.9', plugins: 'flavour' },
      ['plugins: RHDH 1.9 has no orchestrator flavour: switch the plugins on by ConfigMap.'],
    ],
    [
      'a flavour without its reader',
      { method: 'none', plugins: 'flavour' },
      ['plugins: Only the rhdh-operator reads flavours: without it, switch the plugins on by ConfigMap.'],
    ],
    [
      'an operator that is not used',
      { method: 'none', installRhdhOperator: true },
      ['installRhdhOperator: The RHDH operator is installed with the method "operator" only.'],
    ],
    [
      'a platform that the chart makes all the same',
      { method: 'helm', ownPlatform: true },
      ['ownPlatform: The Helm chart always makes the platform itself.'],
    ],
    [
      'approval where there is none',
      { olm: 'v1', approval: 'Manual' },
      ['approval: OLM v1 knows no approval: a ClusterExtension is held by its version instead.'],
    ],
    [
      'Loki before its plugin',
      { release: '1.8', loki: {} },
      ['loki: RHDH 1.8 has no plugin that reads workflow logs from Loki; 1.9 has.'],
    ],
    [
      'pipelines without the operator',
      { method: 'helm', cicd: true },
      ['cicd: Only the rhdh-operator makes the Pipeline and the AppProject that this needs.'],
    ],
    [
      'pipelines before their dependencies',
      { release: '1.7', cicd: true },
      ['cicd: RHDH 1.7 has no dependencies "tekton" and "argocd"; 1.8 has.'],
    ],
    [
      'OLM v1 with the chart',
      { method: 'helm', olm: 'v1' },
      ['olm: The Helm chart installs the operators by OLM v0 only.'],
    ],
    [
      'the namespace that is there anyway',
      { workflowNamespaces: ['flows', 'rhdh'] },
      [
        'workflowNamespaces.1: Workflows run in the Backstage namespace without being told so: name other ones only.',
      ],
    ],
    [
      'a namespace twice',
      { workflowNamespaces: ['flows', 'flows'] },
      ['workflowNamespaces.1: flows is named twice.'],
    ],
    [
      'an npm registry for images',
      { mirrors: { npm: 'https://npm.example.com/' } },
      ['mirrors.npm: RHDH 1.10 takes the Orchestrator plugins from images, not from an npm registry.'],
    ],
    [
      'images for an npm registry',
      { release: '1.8', mirrors: { images: 'mirror.example.com/rhdh' } },
      ['mirrors.images: RHDH 1.8 takes the Orchestrator plugins from an npm registry, not from images.'],
    ],
    [
      'a catalog index before there was one',
      { release: '1.8', mirrors: { catalogIndex: 'mirror.example.com/rhdh/index:1.8' } },
      ['mirrors.catalogIndex: RHDH 1.8 reads no catalog index image.'],
    ],
    [
      'policies for a chart that mounts none',
      { method: 'helm', permissions: {} },
      [
        'permissions: The Helm chart mounts files with policies only if all of its volumes are written anew, in upstream.backstage.extraVolumes and extraVolumeMounts.',
      ],
    ],
    [
      'a mirror of images for the chart',
      { method: 'helm', mirrors: { images: 'mirror.example.com/rhdh' } },
      [
        'mirrors.images: The Helm chart mounts a file that says where images are only if all of its init containers are written anew, in upstream.backstage.initContainers.',
      ],
    ],
    [
      'a catalog index that the chart cannot name',
      {
        method: 'helm',
        mirrors: { catalogIndex: `mirror.example.com/rhdh/index@sha256:${'0'.repeat(64)}` },
      },
      ['mirrors.catalogIndex: The Helm chart takes the catalog index by its tag, not by its digest.'],
    ],
    [
      'monitoring left out of what the operator makes',
      { monitoring: false },
      [
        'monitoring: The rhdh-operator makes this platform with monitoring: keep the platform by hand to leave it out.',
      ],
    ],
  ])('%s', (_, answers, expected) => {
    expect(said(answers)).toEqual(expected);
  });
});

describe('around the database', () => {
  test.each<[string, object, readonly string[]]>([
    [
      'the platform of the operator',
      { database: external, ownPlatform: false },
      [
        'ownPlatform: With an external database the platform is yours: the one the rhdh-operator makes asks for a database Secret that it then does not generate.',
      ],
    ],
    [
      'a Service and a URL',
      { database: { ...external, jdbcUrl: url } },
      ['database.jdbcUrl: Either a Service or a JDBC URL: the platform takes one of them.'],
    ],
    [
      'one key for both',
      { database: { ...external, userKey: 'login', passwordKey: 'login' } },
      ['database.passwordKey: User and password have a key each.'],
    ],
    [
      'a name beside the one in the URL',
      { database: { mode: 'external', jdbcUrl: url, name: 'other' } },
      ['database.name: The URL says orch already: leave this out.'],
    ],
    [
      'a URL that lets the server choose',
      { database: { mode: 'external', jdbcUrl: `${url}?sslmode=prefer` } },
      [
        'database.jdbcUrl: sslmode=prefer does not insist on TLS: leave it out, or say that the server has no TLS.',
      ],
    ],
    [
      'a URL that insists',
      { database: { mode: 'external', jdbcUrl: `${url}?a=b&sslmode=verify-full`, tls: false } },
      ['database.tls: The URL insists on TLS with sslmode=verify-full: leave this out.'],
    ],
    [
      'an authority without TLS',
      { database: { ...external, tls: false, ca: { secret: 'ca' } } },
      ['database.ca: Without TLS no certificate is checked.'],
    ],
    [
      'an authority that nobody mounts',
      { database: { ...external, ca: { secret: 'ca' } }, method: 'none' },
      [
        'database.ca: Only the rhdh-operator mounts it: without it, give RHDH the file and NODE_EXTRA_CA_CERTS.',
      ],
    ],
    [
      'keys and name that the chart does not read',
      { method: 'helm', database: { ...external, userKey: 'user', passwordKey: 'pass', name: 'orch' } },
      [
        'database.userKey: The Helm chart reads the keys POSTGRES_USER and POSTGRES_PASSWORD, no others.',
        'database.passwordKey: The Helm chart reads the keys POSTGRES_USER and POSTGRES_PASSWORD, no others.',
        'database.name: The Helm chart creates and uses the database sonataflow; no value changes it.',
      ],
    ],
    [
      'a URL to another database than the chart takes',
      { method: 'helm', database: { mode: 'external', jdbcUrl: url } },
      ['database.jdbcUrl: The Helm chart creates and uses the database sonataflow; no value changes it.'],
    ],
    [
      'parameters that the chart would leave out',
      {
        method: 'helm',
        database: { mode: 'external', jdbcUrl: 'jdbc:postgresql://h/sonataflow?sslmode=verify-full&x=y' },
      },
      [
        'database.jdbcUrl: The Helm chart makes its URLs of host and port alone, so that "sslmode=verify-full&x=y" would be lost: leave it out.',
      ],
    ],
    [
      'fields of an external database without one',
      { database: { secret: 'db', ca: { secret: 'ca' } } },
      [
        'database.secret: Only an external database has this: make it an external one, or leave this out.',
        'database.ca: Only an external database has this: make it an external one, or leave this out.',
      ],
    ],
  ])('%s', (_, answers, expected) => {
    expect(said(answers)).toEqual(expected);
  });

  test.each(['jdbc:postgresql://db/sonataflow', undefined])('the chart is content with %s', (jdbcUrl) => {
    const place = jdbcUrl === undefined ? { service } : { jdbcUrl };
    expect(said({ method: 'helm', database: { mode: 'external', ...place } })).toEqual([]);
  });
});

describe('around sizes', () => {
  const own = { ownPlatform: true };

  test.each<[string, object, readonly string[]]>([
    [
      'services of a platform that the operator makes',
      { resources: { dataIndex: { limits: { memory: '2Gi' } }, jobsService: {} } },
      [
        'resources.dataIndex: The rhdh-operator makes this platform: keep the platform by hand to size its services.',
        'resources.jobsService: The rhdh-operator makes this platform: keep the platform by hand to size its services.',
      ],
    ],
    [
      'services of a platform that the chart makes',
      { method: 'helm', resources: { dataIndex: { limits: { memory: '2Gi' } } } },
      ['resources.dataIndex: The Helm chart gives no way to size the services of the platform.'],
    ],
    [
      'RHDH that nobody reads about',
      { method: 'none', resources: { backstage: { limits: { memory: '4Gi' } } } },
      [
        'resources.backstage: Without the rhdh-operator and without Helm nobody reads how large RHDH is to be.',
      ],
    ],
    [
      'a request over its limit',
      { ...own, resources: { jobsService: { requests: { cpu: '2' }, limits: { cpu: '1500m' } } } },
      ['resources.jobsService.requests.cpu: 2 is more than its limit of 1500m.'],
    ],
    [
      'a request over the limit that was there',
      { ...own, resources: { dataIndex: { requests: { cpu: '500m' } } } },
      [
        'resources.dataIndex.requests.cpu: 500m is more than the limit of 200m that holds where none is said: say limits too.',
      ],
    ],
    [
      'a limit under the request that was there',
      { resources: { backstage: { limits: { memory: '128Mi' } } } },
      [
        'resources.backstage.limits.memory: 128Mi is less than the 256Mi that is requested where nothing is said: say requests too.',
      ],
    ],
    [
      'the same with what the chart requests',
      { method: 'helm', resources: { backstage: { limits: { memory: '512Mi' } } } },
      [
        'resources.backstage.limits.memory: 512Mi is less than the 1Gi that is requested where nothing is said: say requests too.',
      ],
    ],
  ])('%s', (_, answers, expected) => {
    expect(said(answers)).toEqual(expected);
  });

  test.each([
    { requests: { cpu: '1000m' }, limits: { cpu: '1' } },
    { requests: { memory: '1G' }, limits: { memory: '1Gi' } },
    { limits: { cpu: '0.25', memory: '262144Ki' } },
  ])('%o can hold', (backstageSize) => {
    expect(said({ resources: { backstage: backstageSize } })).toEqual([]);
  });
});

test('a target without choices contradicts nothing, in any release', () => {
  for (const line of ['1.7', '1.8', '1.9', '1.10', '2.0', '2.1']) {
    expect(contradictions(targetOf(line))).toEqual([]);
  }
});
