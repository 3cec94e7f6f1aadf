import { describe, expect, test } from 'vitest';
import { message } from '../../../src/core/message.ts';
import { fileOf } from '../../../src/core/templates/file.ts';
import { scaffold } from '../../../src/core/templates/index.ts';
import { parseTargetText } from '../../../src/core/yaml/targetText.ts';
import { answeredTarget } from '../../../src/features/scaffold/answeredTarget.ts';
import { backstagesIn } from '../../../src/features/scaffold/backstagesIn.ts';
import { backstagesSeen } from '../../../src/features/scaffold/clusterHints.ts';
import { ignores, withIgnored } from '../../../src/features/scaffold/gitignore.ts';
import type { Answers, Facts } from '../../../src/features/scaffold/question.ts';
import { additions, backendSecret, manifestFiles } from '../../../src/features/scaffold/scaffoldedFiles.ts';
import type { Target } from '../../../src/core/target/target.ts';
import { object, snapshotOf } from '../../support/snapshots.ts';

const facts: Facts = {
  what: 'all',
  targets: [],
  hints: [],
  secretFolders: new Set(),
  gitignore: 'node_modules',
};
const answers: Answers = {
  release: '1.10',
  name: 'hub',
  namespace: 'rhdh',
  folder: 'deploy',
  save: 'yes',
  label: 'dev',
  ignore: 'yes',
};
const nothingThere = { secretFile: undefined, targetFile: undefined };

function target(): Target {
  const parsed = answeredTarget(facts, answers);
  if (!parsed.ok) throw new Error('The answers of this test are wrong.');
  return parsed.target;
}

describe('the secret', () => {
  const generate = (): string => 'generated';

  test.each([
    ['is generated where none is there', answers, undefined, 'generated'],
    ['is the one entered', { ...answers, secretValue: ' entered ' }, undefined, 'entered'],
    ['is the one that is there', answers, 'kind: Secret\nstringData:\n  BACKEND_SECRET: kept\n', 'kept'],
  ])('%s', (_name, said, secretFile, value) => {
    const found = backendSecret(facts, said, { secretFile, targetFile: undefined }, generate);
    expect(found).toEqual({ kind: 'value', value });
  });

  test('is not made over a file that hides it, nor where nothing needs it', () => {
    const there = { secretFile: 'kind: Secret\n', targetFile: undefined };
    expect(backendSecret(facts, answers, there, generate)).toEqual({ kind: 'unreadable' });
    expect(backendSecret({ ...facts, what: 'infra' }, answers, nothingThere, generate)).toEqual({
      kind: 'notNeeded',
    });
  });
});

test('the wizard and the command line write the same bytes', () => {
  const secret = { kind: 'value', value: 'x' } as const;
  const files = manifestFiles(facts, answers, target(), secret);
  const expected = scaffold(['all'], target(), { backendSecret: 'x' }).map(fileOf);
  expect(files).toEqual(expected.map((file) => ({ ...file, path: `deploy/${file.path}` })));
  expect(manifestFiles(facts, { ...answers, folder: '' }, target(), secret)).toEqual(expected);
});

describe('what goes with the files', () => {
  test('a new target file and a line in .gitignore', () => {
    const [targetFile, gitignore] = additions(facts, answers, target(), nothingThere);
    expect(targetFile).toMatchObject({ path: '.rhdh-orchestrator.yaml', onlyAdds: true });
    const [entry] = parseTargetText(targetFile?.text ?? '').targets;
    expect(entry?.files).toEqual(['deploy/**']);
    expect(gitignore).toEqual({
      path: '.gitignore',
      text: 'node_modules\n/deploy/23-backend-secret.yaml\n',
      onlyAdds: true,
    });
  });

  test('a target file is added to; one that cannot be is proposed as a whole', () => {
    const block =
      'version: 1\ntargets:\n  - name: old # mine\n    release: "1.9"\n    backstage: {name: a, namespace: b}\n';
    const [added] = additions(facts, answers, target(), { ...nothingThere, targetFile: block });
    expect(added?.onlyAdds).toBe(true);
    expect(added?.text.startsWith(block)).toBe(true);
    const [proposed] = additions(facts, answers, target(), { ...nothingThere, targetFile: 'targets: []\n' });
    expect(proposed?.onlyAdds).toBe(false);
  });

  test('nothing that was not asked for', () => {
    expect(additions(facts, { ...answers, save: 'no', ignore: 'no' }, target(), nothingThere)).toEqual([]);
  });
});

describe('.gitignore', () => {
  test.each([
    ['', false],
    ['deploy/x.yaml\n', true],
    ['/deploy/x.yaml', true],
    ['a\r\nx.yaml\r\n', true],
    ['**/x.yaml', true],
    ['# x.yaml', false],
    ['y.yaml', false],
  ])('%j', (text, ignored) => {
    expect(ignores(text, 'deploy/x.yaml')).toBe(ignored);
    const added = withIgnored(text, 'deploy/x.yaml');
    expect(added.startsWith(text)).toBe(true);
    expect(ignores(added, 'deploy/x.yaml')).toBe(true);
  });

  test('keeps its line ends', () => {
    expect(withIgnored('a\r\nb', 'c')).toBe('a\r\nb\r\n/c\r\n');
  });
});

describe('Backstage objects that are there', () => {
  test('in a file', () => {
    const text = `apiVersion: v1
kind: Namespace
metadata: {name: x}
---
apiVersion: rhdh.redhat.com/v1alpha4
kind: Backstage
metadata: {name: hub, namespace: rhdh}
---
apiVersion: rhdh.redhat.com/v1alpha4
kind: Backstage
metadata: {name: no-namespace}
---
apiVersion: example.com/v1
kind: Backstage
metadata: {name: other, namespace: rhdh}
`;
    expect(backstagesIn(text, 'a.yaml')).toEqual([
      { name: 'hub', namespace: 'rhdh', from: message('in {0}', 'a.yaml') },
    ]);
    expect(backstagesIn('kind: Backstage\n  broken', 'a.yaml')).toEqual([]);
  });

  test('in the cluster in view', () => {
    const seen = object('rhdh.redhat.com/v1alpha5', 'Backstage', 'hub', 'rhdh');
    expect(backstagesSeen(snapshotOf({ backstages: [seen] }))).toEqual([
      { name: 'hub', namespace: 'rhdh', from: message('in the cluster of context {0}', 'sandbox') },
    ]);
    expect(backstagesSeen(snapshotOf({ backstages: 'forbidden' }))).toEqual([]);
  });
});
