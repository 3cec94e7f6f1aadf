import { describe, expect, test } from 'vitest';
import { judgeQuickly } from '../../../src/language/judging/quick.ts';
import { yamlText } from '../../../src/language/text/document.ts';
import { plain } from '../../../src/core/message.ts';
import { contradictions } from '../../../src/core/target/contradictions.ts';
import type { Release } from '../../../src/core/release.ts';
import { releases, resolveRelease } from '../../../src/core/releases/index.ts';
import { hasOrchestratorFlavour, pluginSources, type Target } from '../../../src/core/target/target.ts';
import { scaffold, templates } from '../../../src/core/templates/index.ts';
import { print } from '../../../src/core/yaml/print.ts';
import { databaseByService, databaseByUrl } from '../../support/databases.ts';
import { isLong } from '../../support/longRun.ts';
import { targetOf } from '../../support/targets.ts';

const size = { limits: { cpu: '2', memory: '4Gi' } };
const resources = { backstage: size, dataIndex: size, jobsService: size };

const furtherChoices: readonly (readonly [string, Partial<Omit<Target, 'release'>>])[] = [
  ['Pipelines and GitOps, approved by hand', { cicd: true, approval: 'Manual' }],
  ['OLM v1', { olm: 'v1' }],
  ['Pipelines and GitOps by OLM v1', { olm: 'v1', cicd: true }],
  ['permissions', { permissions: { admins: ['user:default/alice'] } }],
  ['notifications and logs beside a flavour', { plugins: 'flavour', notifications: true, loki: {} }],
  ['mirrored npm packages', { mirrors: { npm: 'https://npm.example.com', pullSecret: 'credentials' } }],
  [
    'mirrored images with CI/CD, notifications, logs and permissions',
    {
      cicd: true,
      notifications: true,
      loki: { baseUrl: 'https://loki.example.com' },
      permissions: { admins: [] },
      mirrors: {
        images: 'mirror.example.com/rhdh',
        catalogIndex: 'mirror.example.com/rhdh/plugin-catalog-index:1',
        pullSecret: 'credentials',
      },
    },
  ],
  ['workflow namespaces', { workflowNamespaces: ['team-a', 'team-b'] }],
  ['without the operator and monitoring', { method: 'none', installRhdhOperator: false, monitoring: false }],
];

/** Every way to ask for each exact release. */
function* targets(): Iterable<readonly [string, Target]> {
  for (const release of releases) yield* targetsOf(release);
}

/** Every way to ask for the newest of each line, and by turns some for the others. */
function* sampledTargets(): Iterable<readonly [string, Target]> {
  for (const [turn, release] of releases.entries()) {
    const isNewest = resolveRelease(release.line)?.version === release.version;
    yield* [...targetsOf(release)].filter((_, index) => isNewest || index % 5 === turn % 5);
  }
}

function* targetsOf(release: Release): Iterable<readonly [string, Target]> {
  for (const plugins of pluginSources) {
    if (plugins === 'flavour' && !hasOrchestratorFlavour(release)) continue;
    for (const ownPlatform of [false, true]) {
      const name = `${release.version} ${plugins}${ownPlatform ? ' own platform' : ''}`;
      yield [name, targetOf(release.version, { plugins, ownPlatform })];
    }
    for (const database of [databaseByService, databaseByUrl]) {
      const name = `${release.version} ${plugins} database by ${database.at.kind}`;
      yield [name, targetOf(release.version, { plugins, ownPlatform: true, database, resources })];
    }
  }
  for (const [name, choices] of furtherChoices) {
    const target = targetOf(release.version, choices);
    if (contradictions(target).length === 0) yield [`${release.version} ${name}`, target];
  }
}

function findingsIn(text: string, target: Target): readonly string[] {
  const { findings } = judgeQuickly(yamlText(text), { release: target.release, target, severities: {} });
  return findings.map(({ code, message }) => `${code}: ${plain(message)}`);
}

describe('what is scaffolded lints clean, without even a hint', () => {
  test('what is wrong would be found', () => {
    const target = targetOf('1.10');
    const [file] = scaffold(['dynamic-plugins'], target);
    const text = file === undefined ? '' : print(file);
    expect(findingsIn(text.replace('disabled: false', 'disabld: false'), target)).toHaveLength(1);
  });

  test.each([...(isLong ? targets() : sampledTargets())])('%s', (_name, target) => {
    const artifacts = scaffold(
      templates.map(({ what }) => what),
      target,
      { backendSecret: 'a-secret-of-the-tests' },
    );
    const findings = artifacts.flatMap((artifact) =>
      findingsIn(print(artifact), target).map((finding) => `${artifact.path}: ${finding}`),
    );
    expect(artifacts.length).toBeGreaterThan(8);
    expect(findings).toEqual([]);
  });
});
