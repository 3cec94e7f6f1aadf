import { releaseLines, releases, resolveRelease } from '../../src/core/releases/index.ts';
import { layouts } from '../../src/core/scaffold/answers.ts';
import { parseAnswers } from '../../src/core/scaffold/answersParse.ts';
import { approvals, methods, olmVersions, pluginSources } from '../../src/core/target/target.ts';
import type { ScaffoldAnswers } from '../../src/core/scaffold/answers.ts';
import { templates } from '../../src/core/templates/index.ts';
import { isLong } from './longRun.ts';
import { pairwise, type Row } from './pairwise.ts';

/** What people choose between. A long run takes every patch release. */
const dimensions = {
  release: isLong ? releases.map(({ version }) => version) : releaseLines(),
  layout: layouts,
  method: methods,
  database: ['local', 'service', 'jdbcUrl'],
  olm: olmVersions,
  options: ['none', 'many', 'cicd', 'loki'],
  approval: approvals,
  plugins: pluginSources,
  platform: ['operator', 'own'],
  targets: ['one', 'several', 'several releases'],
  what: ['all', 'each'],
} as const;

export type MatrixRow = Row<typeof dimensions>;

/** A row and the answers it stands for. */
export interface MatrixCase {
  readonly name: string;
  readonly row: MatrixRow;
  readonly answers: ScaffoldAnswers;
}

/** Every two choices that can be made together are made together in at least one of these. */
export function matrixCases(): readonly MatrixCase[] {
  return pairwise(dimensions, (row) => answersOf(row) !== undefined).flatMap((row) => {
    const answers = answersOf(row);
    return answers === undefined ? [] : [{ name: Object.values(row).join(' '), row, answers }];
  });
}

/** The answers of a row; nothing where its choices cannot be made together. */
function answersOf(row: MatrixRow): ScaffoldAnswers | undefined {
  const read = parseAnswers({
    version: 1,
    what: ['all'],
    layout: row.layout,
    ...(row.layout === 'argocd' ? { git: { url: 'https://git.example.com/team/rhdh.git' } } : {}),
    ...targetsOf(row),
  });
  if (!read.ok || row.what === 'all') return read.ok ? read.answers : undefined;
  const { targets } = read.answers;
  const each = templates.filter(({ hindrance }) => targets.every((one) => hindrance?.(one) === undefined));
  return { ...read.answers, what: each.map(({ what }) => what) };
}

function targetsOf(row: MatrixRow): Readonly<Record<string, unknown>> {
  const dev = { name: 'dev', ...targetEntry(row, 'rhdh-dev') };
  switch (row.targets) {
    case 'one':
      return { target: targetEntry(row, 'rhdh') };
    case 'several':
      return {
        targets: [dev, { name: 'prod', ...targetEntry(row, 'rhdh-prod'), notifications: true }],
      };
    case 'several releases':
      return { targets: [dev, olderEntry(row, 'stage', '1.9'), olderEntry(row, 'prod', '1.8.5')] };
  }
}

/** A target that has not followed yet, with what every release knows. */
function olderEntry(
  { method, olm, approval }: MatrixRow,
  name: string,
  release: string,
): Readonly<Record<string, unknown>> {
  return { name, release, backstage: { name: 'hub', namespace: `rhdh-${name}` }, method, olm, approval };
}

function targetEntry(row: MatrixRow, namespace: string): Readonly<Record<string, unknown>> {
  const { release, method, olm, approval, plugins } = row;
  return {
    release,
    backstage: { name: 'hub', namespace },
    method,
    olm,
    approval,
    plugins,
    ownPlatform: row.platform === 'own',
    installRhdhOperator: method === 'operator' && row.options !== 'none',
    ...databaseOf(row),
    ...optionsOf(row),
  };
}

function databaseOf({ database }: MatrixRow): Readonly<Record<string, unknown>> {
  switch (database) {
    case 'local':
      return {};
    case 'service':
      return { database: { mode: 'external', service: { name: 'postgres' } } };
    case 'jdbcUrl': {
      const jdbcUrl = 'jdbc:postgresql://db.example.com:5432/backstage_plugin_orchestrator';
      return { database: { mode: 'external', jdbcUrl, tls: false } };
    }
  }
}

function optionsOf({ options, platform, method, release }: MatrixRow): Readonly<Record<string, unknown>> {
  switch (options) {
    case 'none':
      return {};
    case 'cicd':
      return { cicd: true, mirrors: mirrorsOf(release) };
    case 'loki':
      return { loki: { baseUrl: 'https://loki.example.com' } };
    case 'many': {
      const size = { requests: { cpu: '250m' }, limits: { memory: '2Gi' } };
      const sizesServices = method !== 'helm' && platform === 'own';
      return {
        workflowNamespaces: ['flows', 'more-flows'],
        // The platform of the rhdh-operator always has monitoring.
        monitoring: method === 'operator' && platform === 'operator',
        notifications: true,
        // The chart would have to be given all of its volumes again.
        ...(method === 'helm' ? {} : { permissions: { admins: ['user:default/alice'] } }),
        mirrors: { pullSecret: 'mirror' },
        resources: { backstage: size, ...(sizesServices ? { dataIndex: size, jobsService: size } : {}) },
      };
    }
  }
}

/** Where the plugins of the release come from, mirrored. */
function mirrorsOf(version: string): Readonly<Record<string, string>> {
  const fromNpm = resolveRelease(version)?.plugins.some(({ integrity }) => integrity !== undefined) === true;
  return fromNpm ? { npm: 'https://npm.example.com' } : { images: 'mirror.example.com/rhdh' };
}
