import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { applyAnswers } from '../../../src/cli/applyAnswers.ts';
import type { PrerequisiteId } from '../../../src/core/status.ts';
import { listeningEdge } from '../../support/commandLine.ts';
import { object, snapshotOf } from '../../support/snapshots.ts';
import { targetOf } from '../../support/targets.ts';

let cwd: string;
beforeEach(() => {
  cwd = mkdtempSync(join(tmpdir(), 'rhdh-orchestrator-'));
});
afterEach(() => rmSync(cwd, { recursive: true, force: true }));

interface Asked {
  readonly id?: PrerequisiteId;
  readonly env?: Readonly<Record<string, string>>;
  readonly secretFile?: string;
  readonly secretIsThere?: true;
}

async function ask({ id = 'backstage', env = {}, secretFile, secretIsThere }: Asked = {}) {
  const { edge, result } = listeningEdge({ cwd, env });
  const remedy = { kind: 'apply', title: { text: 'Install', args: [] } } as const;
  const secrets = secretIsThere ? [object('v1', 'Secret', 'hub-backend-auth', 'rhdh')] : [];
  const occasion = { snapshot: snapshotOf({ secrets }), target: targetOf('1.10') };
  const answers = await applyAnswers([{ id, remedy }], occasion, edge, secretFile);
  return { answers, said: result().stderr };
}

const manifest = (namespace: string, value: string): string =>
  `apiVersion: v1\nkind: Secret\nmetadata:\n  name: hub-backend-auth\n  namespace: ${namespace}\nstringData:\n  BACKEND_SECRET: ${value}\n`;

const itIs = (origin: string): string => `BACKEND_SECRET of Secret rhdh/hub-backend-auth is ${origin}.\n`;

describe('where the backend secret comes from is said in one line, without its value', () => {
  test('a file with the value, before everything else', async () => {
    writeFileSync(join(cwd, 'given'), 'given-value\n');
    writeFileSync(join(cwd, '23-backend-secret.yaml'), manifest('rhdh', 'scaffolded-value'));
    expect(await ask({ secretFile: 'given', env: { BACKEND_SECRET: 'environment-value' } })).toEqual({
      answers: { backendSecret: 'given-value' },
      said: itIs(`taken from ${join(cwd, 'given')}`),
    });
  });

  test('a file with the Secret of the target', async () => {
    mkdirSync(join(cwd, 'deploy'));
    writeFileSync(join(cwd, 'deploy/23-backend-secret.yaml'), manifest('rhdh', 'manifest-value'));
    expect(await ask({ secretFile: 'deploy/23-backend-secret.yaml' })).toEqual({
      answers: { backendSecret: 'manifest-value' },
      said: itIs(`taken from ${join(cwd, 'deploy/23-backend-secret.yaml')}`),
    });
  });

  test('the environment', async () => {
    writeFileSync(join(cwd, '23-backend-secret.yaml'), manifest('rhdh', 'scaffolded-value'));
    expect(await ask({ env: { BACKEND_SECRET: ' environment-value\n' } })).toEqual({
      answers: { backendSecret: 'environment-value' },
      said: itIs('taken from the environment'),
    });
  });

  test('the scaffolded file of the working folder', async () => {
    writeFileSync(join(cwd, '23-backend-secret.yaml'), manifest('rhdh', 'scaffolded-value'));
    expect(await ask()).toEqual({
      answers: { backendSecret: 'scaffolded-value' },
      said: itIs(`taken from ${join(cwd, '23-backend-secret.yaml')}`),
    });
  });

  test('the file of the Secret in the folder of a target', async () => {
    const overlay = join(cwd, 'overlays/rhdh');
    mkdirSync(overlay, { recursive: true });
    writeFileSync(join(overlay, '23-backend-secret.yaml'), manifest('rhdh', 'overlay-value'));
    mkdirSync(join(cwd, 'overlays/prod'));
    writeFileSync(join(cwd, 'overlays/prod/23-backend-secret.yaml'), manifest('prod', 'their-value'));
    expect(await ask()).toEqual({
      answers: { backendSecret: 'overlay-value' },
      said: itIs(`taken from ${join(overlay, '23-backend-secret.yaml')}`),
    });
  });

  test('chance, with another value each time', async () => {
    const [first, second] = [await ask(), await ask()];
    expect(first.said).toBe(itIs('made at random'));
    expect(first.answers.backendSecret).toMatch(/^[A-Za-z0-9+/]{32}$/);
    expect(second.answers.backendSecret).not.toBe(first.answers.backendSecret);
  });
});

describe('no value is looked for', () => {
  test.each<[string, Asked]>([
    ['where nothing of Backstage is applied', { id: 'serverless' }],
    ['where the cluster has the Secret', { secretIsThere: true }],
  ])('%s', async (_, asked) => {
    writeFileSync(join(cwd, 'given'), 'given-value\n');
    expect(await ask(asked)).toEqual({ answers: {}, said: '' });
    expect(await ask({ ...asked, secretFile: 'given' })).toEqual({
      answers: {},
      said: '--secret-file is not used: no Secret is to be made.\n',
    });
  });
});

describe('refused in words that do not hold the value', () => {
  test.each([
    [
      'another Secret',
      manifest('prod', 'their-value'),
      'holds Secret prod/hub-backend-auth, and Secret rhdh/hub-backend-auth is wanted.',
    ],
    ['no Secret', 'kind: ConfigMap\n', 'holds no Secret, and Secret rhdh/hub-backend-auth is wanted.'],
    [
      'the Secret without the key',
      manifest('rhdh', 'x').replace('BACKEND_SECRET', 'OTHER'),
      'holds Secret rhdh/hub-backend-auth, but no BACKEND_SECRET could be read from it.',
    ],
    ['nothing', '\n', 'is empty: it should hold the value of BACKEND_SECRET'],
    ['something else', 'their-value in words', 'holds neither the value of BACKEND_SECRET alone nor Secret'],
  ])('%s', async (_, text, words) => {
    writeFileSync(join(cwd, 'given'), text);
    const refused = await ask({ secretFile: 'given' }).catch((error: unknown) => String(error));
    expect(refused).toContain(`${join(cwd, 'given')} ${words}`);
    expect(refused).not.toContain('their-value');
    writeFileSync(join(cwd, '23-backend-secret.yaml'), text);
    await expect(ask()).rejects.toThrow(words);
  });

  test('a file that is not there', async () => {
    await expect(ask({ secretFile: 'missing' })).rejects.toThrow(
      `${join(cwd, 'missing')} cannot be read: no such file or folder.`,
    );
  });
});
