import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { dump } from 'js-yaml';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { plain } from '../../../src/core/message.ts';
import { createAuthority } from '../../../sandbox/certificates.ts';
import { runCommand } from '../../support/commandLine.ts';
import { connectAs, hastyClock, watch } from '../../support/connections.ts';
import { eventually } from '../../support/eventually.ts';

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'credentials-'));
});
afterAll(() => rm(folder, { recursive: true }));

const base64 = (text: string): string => Buffer.from(text).toString('base64');
const authority = createAuthority('ca');
const [one, other] = [authority.issue(), authority.issue()];

interface Given {
  readonly user?: object;
  readonly cluster?: object;
}

/** A kubeconfig with one context, whose server is not there: nothing that is sound is refused any earlier. */
async function kubeconfigOf({ user = {}, cluster = {} }: Given): Promise<string> {
  const kubeconfig = join(folder, 'config');
  const text = dump({
    clusters: [{ name: 'c', cluster: { server: 'https://127.0.0.1:1', ...cluster } }],
    users: [{ name: 'u', user }],
    contexts: [{ name: 'x', context: { cluster: 'c', user: 'u' } }],
    'current-context': 'x',
  });
  await writeFile(kubeconfig, text);
  return kubeconfig;
}

/** A program that prints this as a credential. */
async function plugin(status: object): Promise<string> {
  const script = join(folder, 'plugin.sh');
  const json = join(folder, 'printed.json');
  await writeFile(json, JSON.stringify({ kind: 'ExecCredential', status }));
  await writeFile(script, `#!/bin/sh\ncat '${json}'\n`, { mode: 0o700 });
  return script;
}

const exec = (command: string): object => ({
  exec: { apiVersion: 'client.authentication.k8s.io/v1', command, interactiveMode: 'Never' },
});

const pair = (cert: string, key: string): object => ({
  'client-certificate-data': base64(cert),
  'client-key-data': base64(key),
});

async function status(given: Given, ...more: readonly string[]) {
  const target = ['--release', '1.10', '--name', 'hub', '--namespace', 'rhdh'];
  const kubeconfig = await kubeconfigOf(given);
  return runCommand(['status', ...target, '--kubeconfig', kubeconfig, ...more], { env: { HOME: folder } });
}

describe('status with credentials that cannot be used says which, and ends with 3', () => {
  test.each<[string, Given, string]>([
    [
      'a certificate that is none',
      { user: { 'client-certificate-data': 'AAAA', 'client-key-data': base64(one.key) } },
      'The client-certificate-data of user u in the kubeconfig is not a certificate in PEM form.',
    ],
    [
      'a key that is none',
      { user: { 'client-certificate-data': base64(one.cert), 'client-key-data': 'AAAA' } },
      'The client-key-data of user u in the kubeconfig is not a key in PEM form without a passphrase.',
    ],
    [
      'a certificate without a key',
      { user: { 'client-certificate-data': base64(one.cert) } },
      'User u has a client-certificate-data in the kubeconfig and no client-key-data.',
    ],
    [
      'certificate and key of two pairs',
      { user: pair(one.cert, other.key) },
      'The client-certificate-data and the client-key-data of user u in the kubeconfig do not belong together.',
    ],
    [
      'an authority that is none',
      { cluster: { 'certificate-authority-data': 'AAAA' } },
      'The certificate-authority-data of cluster c in the kubeconfig is not a certificate in PEM form.',
    ],
    [
      'a token in two lines',
      { user: { token: 'secret\nvalue' } },
      'The token of user u in the kubeconfig holds a line break or another character that no request can carry.',
    ],
    [
      'nothing wrong',
      {
        user: { ...pair(one.cert, one.key), token: 'secret' },
        cluster: { 'certificate-authority-data': base64(authority.cert) },
      },
      'Nothing answers at https://127.0.0.1:1: the connection was refused.',
    ],
  ])('%s', async (_, given, words) => {
    const { code, stdout, stderr } = await status(given);
    expect([code, stderr]).toEqual([3, '']);
    expect(stdout).toContain(words);
    expect(stdout).not.toContain('secret');
  });

  test.each([
    [{ token: 'secret\nvalue' }, 'printed a token with a line break'],
    [{ clientCertificateData: 'rubbish', clientKeyData: one.key }, 'that is not in PEM form'],
    [{ clientCertificateData: one.cert, clientKeyData: other.key }, 'that do not belong together'],
  ])('a plugin that prints %j', async (printed, words) => {
    const { code, stdout } = await status({ user: exec(await plugin(printed)) });
    expect(code).toBe(3);
    expect(stdout).toContain(words);
    expect(stdout).not.toContain('secret');
  });
});

test('the last words of a plugin that fails are told without what looks like a secret', async () => {
  const script = join(folder, 'failing.sh');
  await writeFile(script, `#!/bin/sh\necho 'refused: Bearer eyJhbGciOi.secret' >&2\nexit 1\n`, {
    mode: 0o700,
  });
  const { code, stdout, stderr } = await status({ user: exec(script) });
  expect(code).toBe(3);
  expect(stdout).toContain('failed: refused: Bearer ••••');
  expect(stdout + stderr).not.toContain('secret');
});

test('an address that leads to no API server is wrong use', async () => {
  expect(await status({ cluster: { server: 'ftp://127.0.0.1' } })).toMatchObject({
    code: 2,
    stderr: expect.stringContaining(
      'The address of cluster c in the kubeconfig begins with ftp: where https:// is wanted.',
    ) as string,
  });
});

test('a watch tells of them, and goes on once they are good', async () => {
  const user = exec(await plugin({ token: 'a\nb' }));
  const connection = await connectAs({ kubeconfig: await kubeconfigOf({ user }) });
  const watched = watch(connection, 'rhdh', hastyClock);
  await eventually(() => {
    const { connection: seen } = watched.latest;
    expect(seen.state === 'unauthorized' && plain(seen.reason)).toContain('printed a token with a line');
  });
  await plugin({ token: 'good' });
  await eventually(() => expect(watched.latest.connection.state).toBe('unreachable'));
  await watched.stop();
});
