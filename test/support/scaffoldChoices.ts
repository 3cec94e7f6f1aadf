import { pluginSources, type Target } from '../../src/core/target/target.ts';
import { databaseByService, databaseByUrl } from './databases.ts';

type Choices = Partial<Omit<Target, 'release'>>;

const size = { requests: { cpu: '1' }, limits: { cpu: '2', memory: '4Gi' } };

/** What decides the objects, one thing at a time; pairs of them are tried by the matrix. */
export const scaffoldChoices: readonly (readonly [string, Choices])[] = [
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
