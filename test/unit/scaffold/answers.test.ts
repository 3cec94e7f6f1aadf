import { describe, expect, test } from 'vitest';
import { plain } from '../../../src/core/message.ts';
import type { ScaffoldAnswers } from '../../../src/core/scaffold/answers.ts';
import { scaffoldFiles } from '../../../src/core/scaffold/files.ts';
import type { Target } from '../../../src/core/target/target.ts';
import { parseAnswersText, printAnswers } from '../../../src/core/yaml/answersText.ts';
import { targetOf } from '../../support/targets.ts';

const external: Partial<Target> = {
  ownPlatform: true,
  database: {
    mode: 'external',
    secret: 'db',
    userKey: 'user',
    passwordKey: 'POSTGRES_PASSWORD',
    at: { kind: 'service', name: 'postgres', namespace: 'data', port: 5433 },
    name: 'orchestrator',
    tls: false,
  },
};

const everything: Partial<Target> = {
  label: 'prod',
  ownPlatform: true,
  workflowNamespaces: ['flows'],
  monitoring: false,
  cicd: true,
  notifications: true,
  loki: { baseUrl: 'https://loki.example.com' },
  permissions: { admins: ['user:default/alice'] },
  mirrors: { images: 'mirror.example.com/rhdh', pullSecret: 'mirror' },
  resources: { backstage: { requests: { cpu: '500m' }, limits: { memory: '2Gi' } } },
  approval: 'Manual',
};

function answersFor(...targets: readonly Target[]): ScaffoldAnswers {
  return { what: ['all'], layout: 'separate', targets };
}

const oneTarget = '{release: "1.10", backstage: {name: hub, namespace: rhdh}}';

describe('an answers file', () => {
  test.each<[string, ScaffoldAnswers]>([
    ['one target without a name', answersFor(targetOf('1.8'))],
    ['an external database', answersFor(targetOf('1.10', external))],
    ['every option', { ...answersFor(targetOf('1.10', everything)), what: ['infra', 'backstage'] }],
    ['OLM v1', { ...answersFor(targetOf('2.1', { olm: 'v1' })), layout: 'single' }],
    [
      'a repository',
      {
        ...answersFor(targetOf('1.10')),
        layout: 'argocd',
        git: { url: 'git@git.example.com:team/rhdh.git', path: 'deploy', revision: 'main' },
      },
    ],
    ['kustomize', { ...answersFor(targetOf('1.10', { label: 'dev' })), layout: 'kustomize' }],
    ['two targets', answersFor(targetOf('1.9', { label: 'dev' }), targetOf('1.10', { label: 'prod' }))],
  ])('says what was answered: %s', (_, answers) => {
    const read = parseAnswersText(printAnswers(answers));
    expect(read).toEqual({ ok: true, answers });
    expect(read.ok && scaffoldFiles(read.answers)).toEqual(scaffoldFiles(answers));
  });

  test.each([
    ['nothing', '', 'An answers file begins with "version: 1".'],
    ['no YAML', 'a: [', 'A bracket is still open here'],
    ['an unknown product', 'version: 1\nwhat: [everything]\n', 'what is one of all,'],
    ['an empty list of products', 'version: 1\nwhat: []\n', 'what is a list of at least one of all,'],
    ['no list of products', 'version: 1\nwhat: infra\n', 'what is a list of at least one of all,'],
    [
      'one target and an empty list of them',
      `version: 1\ntarget: ${oneTarget}\ntargets: []\n`,
      'Answers are for one target (target) or for several (targets).',
    ],
    [
      'a second document',
      `version: 1\ntarget: ${oneTarget}\n---\nversion: 1\n`,
      'An answers file is a single document',
    ],
    [
      'a repository that nobody reads',
      `version: 1\ngit: {url: "https://git.example.com/a/b.git"}\ntarget: ${oneTarget}\n`,
      'Only Argo CD reads the files from a repository',
    ],
    ['no target', 'version: 1\n', 'Answers are for one target (target) or for several (targets).'],
    [
      'names that a folder cannot tell apart',
      'version: 1\ntargets:\n- {name: dev, release: "1.10", backstage: {name: a, namespace: b}}\n' +
        '- {name: Dev, release: "1.10", backstage: {name: a, namespace: b}}\n',
      'Another target is already named Dev, but for upper and lower case.',
    ],
  ])('is refused with a reason: %s', (_, text, reason) => {
    const read = parseAnswersText(text);
    const said = read.ok ? [] : read.findings.map(({ message }) => plain(message));
    expect(said.join('\n')).toContain(reason);
  });
});

describe('several targets', () => {
  test('have a folder each', () => {
    const both = answersFor(targetOf('1.9', { label: 'dev' }), targetOf('1.10', { label: 'prod' }));
    const folders = new Set(scaffoldFiles(both).map(({ path }) => path.split('/')[0]));
    expect([...folders]).toEqual(['dev', 'prod']);
  });
});

describe('one file', () => {
  test('holds everything but the Secret', () => {
    const answers: ScaffoldAnswers = { ...answersFor(targetOf()), layout: 'single' };
    const files = scaffoldFiles(answers, () => ({ backendSecret: 'a-secret-of-the-tests' }));
    expect(files.map(({ path, holdsSecret }) => [path, holdsSecret])).toEqual([
      ['rhdh-orchestrator.yaml', false],
      ['23-backend-secret.yaml', true],
    ]);
  });
});
