import { contradictions } from '../../src/core/target/contradictions.ts';
import type { Target } from '../../src/core/target/target.ts';
import { scaffold } from '../../src/core/templates/index.ts';
import type { What } from '../../src/core/templates/template.ts';
import { print } from '../../src/core/yaml/print.ts';
import { databaseByService, databaseByUrl, databaseOfChart } from './databases.ts';
import { targetOf } from './targets.ts';

/** One golden file per release. */
export interface GoldenCase {
  readonly name: string;
  readonly what: What;
  readonly choices: Partial<Omit<Target, 'release'>>;
}

const mirror = { source: 'cs-redhat-operator-index', sourceNamespace: 'openshift-marketplace' };

const permissions = { admins: ['user:default/alice', 'group:default/platform'] };

const large = { requests: { cpu: '1', memory: '2Gi' }, limits: { cpu: '2', memory: '4Gi' } };

const cases: readonly GoldenCase[] = [
  { name: 'all', what: 'all', choices: { label: 'demo' } },
  { name: 'all-manual', what: 'all', choices: { approval: 'Manual', installRhdhOperator: false } },
  { name: 'all-own-platform', what: 'all', choices: { ownPlatform: true } },
  { name: 'all-no-operator', what: 'all', choices: { method: 'none', installRhdhOperator: false } },
  { name: 'all-flavour', what: 'all', choices: { plugins: 'flavour' } },
  {
    name: 'all-flavour-own-platform',
    what: 'all',
    choices: { plugins: 'flavour', ownPlatform: true },
  },
  { name: 'all-external-service', what: 'all', choices: { ownPlatform: true, database: databaseByService } },
  {
    name: 'all-external-jdbc',
    what: 'all',
    choices: { ownPlatform: true, database: databaseByUrl },
  },
  {
    name: 'all-external-no-operator',
    what: 'all',
    choices: { method: 'none', installRhdhOperator: false, database: { ...databaseByUrl, tls: true } },
  },
  { name: 'database', what: 'database', choices: { ownPlatform: true, database: databaseByService } },
  {
    name: 'backstage-sized',
    what: 'backstage',
    choices: { resources: { backstage: { limits: { memory: '4Gi' } } } },
  },
  {
    name: 'platform-sized',
    what: 'platform',
    choices: {
      ownPlatform: true,
      monitoring: false,
      resources: { dataIndex: large, jobsService: { limits: { memory: '2Gi' } } },
    },
  },
  { name: 'dynamic-plugins', what: 'dynamic-plugins', choices: {} },
  { name: 'backstage', what: 'backstage', choices: {} },
  { name: 'platform', what: 'platform', choices: {} },
  { name: 'network-policies', what: 'network-policies', choices: {} },
  {
    name: 'network-policies-by-hand',
    what: 'network-policies',
    choices: { method: 'none', installRhdhOperator: false, monitoring: false },
  },
  {
    name: 'network-policies-everything-chosen',
    what: 'network-policies',
    choices: {
      database: databaseByService,
      ownPlatform: true,
      monitoring: false,
      workflowNamespaces: ['team-a', 'team-b'],
      cicd: true,
      loki: { baseUrl: 'https://loki.example.com:3100' },
      mirrors: { images: 'mirror.example.com:5000/rhdh' },
    },
  },
  {
    name: 'workflow-namespace',
    what: 'workflow-namespace',
    choices: { workflowNamespaces: ['team-a', 'team-b'] },
  },
  {
    name: 'workflow-namespace-external',
    what: 'workflow-namespace',
    choices: {
      workflowNamespaces: ['team-a'],
      database: databaseByService,
      ownPlatform: true,
      monitoring: false,
    },
  },
  {
    name: 'workflow-namespace-helm',
    what: 'workflow-namespace',
    choices: { method: 'helm', installRhdhOperator: false, workflowNamespaces: ['team-a'] },
  },
  { name: 'permissions', what: 'permissions', choices: { permissions } },
  { name: 'permissions-nobody', what: 'permissions', choices: {} },
  { name: 'all-permissions', what: 'all', choices: { permissions } },
  { name: 'all-flavour-permissions', what: 'all', choices: { plugins: 'flavour', permissions } },
  { name: 'cicd', what: 'cicd', choices: { cicd: true } },
  { name: 'all-cicd', what: 'all', choices: { cicd: true } },
  { name: 'workflow', what: 'workflow', choices: {} },
  { name: 'workflow-elsewhere', what: 'workflow', choices: { workflowNamespaces: ['team-a', 'team-b'] } },
  { name: 'all-notifications', what: 'all', choices: { notifications: true } },
  { name: 'all-loki', what: 'all', choices: { loki: {} } },
  {
    name: 'all-flavour-loki-notifications',
    what: 'all',
    choices: {
      plugins: 'flavour',
      notifications: true,
      loki: { baseUrl: 'https://loki.example.com/api/logs/v1/application/' },
    },
  },
  {
    name: 'all-mirrored-images',
    what: 'all',
    choices: {
      cicd: true,
      mirrors: {
        images: 'mirror.example.com:5000/rhdh',
        catalogIndex: 'mirror.example.com:5000/rhdh/plugin-catalog-index:1',
        pullSecret: 'mirror-credentials',
      },
    },
  },
  {
    name: 'all-mirrored-npm',
    what: 'all',
    choices: {
      mirrors: { npm: 'https://npm.example.com/repository/redhat', pullSecret: 'mirror-credentials' },
      resources: { backstage: { limits: { memory: '4Gi' } } },
    },
  },
  {
    name: 'helm-values-external',
    what: 'helm-values',
    choices: { method: 'helm', installRhdhOperator: false, database: databaseOfChart },
  },
  {
    name: 'all-helm-options',
    what: 'all',
    choices: {
      method: 'helm',
      installRhdhOperator: false,
      notifications: true,
      loki: {},
      mirrors: {
        catalogIndex: 'mirror.example.com:5000/rhdh/plugin-catalog-index:1',
        pullSecret: 'mirror-credentials',
      },
    },
  },
  { name: 'infra', what: 'infra', choices: {} },
  { name: 'infra-manual', what: 'infra', choices: { approval: 'Manual' } },
  { name: 'infra-cicd', what: 'infra', choices: { cicd: true } },
  { name: 'infra-cicd-manual', what: 'infra', choices: { approval: 'Manual', cicd: true } },
  { name: 'infra-mirror', what: 'infra', choices: { catalog: mirror } },
  { name: 'infra-olm-v1', what: 'infra', choices: { olm: 'v1' } },
  { name: 'infra-olm-v1-cicd', what: 'infra', choices: { olm: 'v1', cicd: true } },
  {
    name: 'all-helm',
    what: 'all',
    choices: { method: 'helm', installRhdhOperator: false, workflowNamespaces: ['team-a'] },
  },
  { name: 'helm-values', what: 'helm-values', choices: { method: 'helm', installRhdhOperator: false } },
];

/** The cases whose choices can stand together in a release. */
export function goldenCases(version: string): readonly GoldenCase[] {
  return cases.filter(({ choices }) => contradictions(targetOf(version, choices)).length === 0);
}

/** What stands in a golden file: the files of a template, one after the other. */
export function goldenText(what: What, target: Target): string {
  const files = scaffold([what], target, { backendSecret: 'a-secret-of-the-tests' });
  return files.map((file) => `#: ${file.path}\n${print(file)}`).join('---\n');
}
