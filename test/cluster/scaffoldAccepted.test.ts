import { beforeAll, expect, test } from 'vitest';
import type { BackstageLine } from '../../sandbox/crdFiles.ts';
import { furnishOpenShift } from '../../sandbox/openshift.ts';
import type { Manifest } from '../../src/core/manifest.ts';
import { releaseLines } from '../../src/core/releases/index.ts';
import { contradictions } from '../../src/core/target/contradictions.ts';
import { pluginSources, type Target } from '../../src/core/target/target.ts';
import { scaffold, templates } from '../../src/core/templates/index.ts';
import { readValues } from '../../src/core/yaml/parse.ts';
import { print } from '../../src/core/yaml/print.ts';
import { fieldManager } from '../../src/protocol/names.ts';
import { describeCluster, useCluster } from '../support/cluster.ts';
import { databaseByService, databaseByUrl } from '../support/databases.ts';
import { targetOf } from '../support/targets.ts';

/** The objects as a reader finds them in the files, in the order of applying. */
function objectsInFiles(target: Target): readonly Manifest[] {
  const whats = templates.map(({ what }) => what);
  const artifacts = scaffold(whats, target, { backendSecret: 'a-secret-of-the-tests' });
  return artifacts.flatMap((artifact) => {
    if (artifact.kind !== 'manifest') return [];
    const values = readValues(print(artifact), { version: '1.1' });
    if (values === undefined) throw new Error(`${artifact.path} is not YAML.`);
    return values as readonly Manifest[];
  });
}

function idOf({ kind, metadata }: Manifest): string {
  return `${kind} ${metadata.namespace ?? ''}/${metadata.name}`;
}

type Choices = Partial<Omit<Target, 'release'>>;

const size = { requests: { cpu: '1' }, limits: { cpu: '2', memory: '4Gi' } };

/** What decides the objects, one thing at a time; pairs of them are tried by the matrix. */
const choices: readonly (readonly [string, Choices])[] = [
  ...pluginSources.flatMap((plugins): readonly (readonly [string, Choices])[] => [
    [`plugins by ${plugins}`, { plugins }],
    [`plugins by ${plugins}, platform by hand`, { plugins, ownPlatform: true }],
  ]),
  ['permissions', { permissions: { admins: ['user:default/alice'] } }],
  ['notifications and logs beside a flavour', { plugins: 'flavour', notifications: true, loki: {} }],
  ['mirrored npm packages', { mirrors: { npm: 'https://npm.example.com', pullSecret: 'credentials' } }],
  [
    'mirrored images',
    {
      cicd: true,
      mirrors: {
        images: 'mirror.example.com/rhdh',
        catalogIndex: 'mirror.example.com/rhdh/plugin-catalog-index:1',
        pullSecret: 'credentials',
      },
    },
  ],
  ['OLM v1', { olm: 'v1' }],
  ['Pipelines and GitOps', { cicd: true }],
  ['Pipelines and GitOps by OLM v1', { olm: 'v1', cicd: true }],
  ['workflows in other namespaces', { workflowNamespaces: ['team-a', 'team-b'] }],
  ['without monitoring', { ownPlatform: true, monitoring: false, workflowNamespaces: ['team-a'] }],
  ['a database in the cluster', { ownPlatform: true, database: databaseByService }],
  ['a database elsewhere', { ownPlatform: true, database: databaseByUrl }],
  [
    'a database without the operator',
    { method: 'none', installRhdhOperator: false, database: { ...databaseByUrl, tls: true } },
  ],
  ['sizes', { ownPlatform: true, resources: { backstage: size, dataIndex: size, jobsService: size } }],
  ['without the operator', { method: 'none', installRhdhOperator: false, monitoring: false }],
];

for (const line of releaseLines()) {
  describeCluster(`what is scaffolded for RHDH ${line}, before an API server with its CRDs`, () => {
    const cluster = useCluster({ crds: { backstage: line as BackstageLine } });
    beforeAll(() => furnishOpenShift(cluster.server.client));
    const offered = choices.filter(([, choice]) => contradictions(targetOf(line, choice)).length === 0);

    test.each(offered)('is accepted with strict validation: %s', async (_name, choice) => {
      const objects = objectsInFiles(targetOf(line, choice));
      expect(objects.length).toBeGreaterThan(15);
      for (const object of objects) {
        const applied = await cluster.server.client.apply(object, {
          fieldManager,
          fieldValidation: 'Strict',
        });
        // What the server keeps says all that the file says: nothing was pruned.
        const { stringData: _written, ...kept } = object;
        expect(applied, idOf(object)).toMatchObject(kept);
      }
    });
  });
}
