import { tmpdir } from 'node:os';
import { describe, expect, test } from 'vitest';
import { clusterTarget } from '../../../src/cli/clusterTarget.ts';
import type { PrerequisiteId } from '../../../src/core/status.ts';
import { listeningEdge, runCommand } from '../../support/commandLine.ts';

const { edge } = listeningEdge({ cwd: tmpdir() });
const apply = (ids: readonly PrerequisiteId[], options: Parameters<typeof clusterTarget>[1]) =>
  clusterTarget({ name: 'apply', ids }, options, edge);

const shared: readonly PrerequisiteId[] = [
  'serverless',
  'serverless-logic',
  'rhdh-operator',
  'knative-serving',
  'knative-eventing',
];

test.each(shared)('apply %s needs no more than the release', async (id) => {
  expect((await apply([id], { release: '1.10' })).release.line).toBe('1.10');
});

test('the name and the namespace that are given count all the same', async () => {
  const options = { release: '1.10', name: 'hub', namespace: 'prod' };
  expect(await apply(shared, options)).toMatchObject({ name: 'hub', namespace: 'prod' });
});

describe('what is missing is told in the words of the call', () => {
  test.each([
    [['apply', 'serverless'], 'apply serverless needs --release, or'],
    [
      ['apply', 'serverless', 'backstage', '--release', '1.10'],
      'apply serverless backstage needs --name, --namespace, or',
    ],
    [['apply', 'platform', '--name', 'hub'], 'apply platform needs --release, --namespace, or'],
    [['apply'], 'apply needs --release, --name, --namespace, or'],
    [['status', '--release', '1.10'], 'status needs --name, --namespace, or'],
  ])('%j', async (args, words) => {
    const { code, stdout, stderr } = await runCommand(args, { cwd: tmpdir(), typed: '' });
    expect([code, stdout]).toEqual([2, '']);
    expect(stderr).toBe(`error: ${words} --target with a name from .rhdh-orchestrator.yaml.\n`);
  });
});
