import { fork } from 'node:child_process';
import { X509Certificate } from 'node:crypto';
import { once } from 'node:events';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { createServer } from 'node:https';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import type { TLSSocket } from 'node:tls';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { dump } from 'js-yaml';
import type { Answer, Connection, KubeconfigSource } from '../../src/cluster/index.ts';
import { field } from '../../src/core/field.ts';
import { plain } from '../../src/core/message.ts';
import { describeCluster, useSharedCluster } from '../support/cluster.ts';
import { startConnectProxy } from '../support/connectProxy.ts';
import { connectAs } from '../support/connections.ts';
import { eventually } from '../support/eventually.ts';

describeCluster('a kubeconfig in use', () => {
  const cluster = useSharedCluster();
  const opened: Connection[] = [];
  let folder: string;
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'kubeconfig-'));
  });
  afterAll(async () => {
    opened.forEach((connection) => connection.close());
    await rm(folder, { recursive: true });
  });

  /** Asks for the configmaps of the default namespace, which takes an administrator or a reader. */
  const ask = async (
    entry: { cluster?: object; user?: object; context?: object; source?: Partial<KubeconfigSource> },
    signal = new AbortController().signal,
  ) => {
    const kubeconfig = join(folder, `config-${opened.length}`);
    const { server, ca, token } = cluster.admin;
    const trusted = { server, 'certificate-authority-data': Buffer.from(ca).toString('base64') };
    await writeFile(
      kubeconfig,
      dump({
        clusters: [{ name: 'c', cluster: { ...trusted, ...entry.cluster } }],
        users: [{ name: 'u', user: entry.user ?? { token } }],
        contexts: [{ name: 'x', context: { cluster: 'c', user: 'u', ...entry.context } }],
        'current-context': 'x',
      }),
    );
    const connection = await connectAs({ kubeconfig }, entry.source);
    opened.push(connection);
    const again = (): Promise<Answer> =>
      connection.transport.request({ path: '/api/v1/namespaces/default/configmaps', signal });
    return { answer: again(), again };
  };

  /** A credential plugin: a script that prints what `printed` says, and keeps count of its runs. */
  const plugin = async (name: string, printed: string) => {
    const script = join(folder, `${name}.mjs`);
    const runs = join(folder, `${name}.runs`);
    const body = `
      import { appendFileSync } from 'node:fs';
      appendFileSync(${JSON.stringify(runs)}, process.pid + '\\n');
      const status = (fields) => console.log(JSON.stringify({
        apiVersion: JSON.parse(process.env.KUBERNETES_EXEC_INFO).apiVersion, kind: 'ExecCredential', status: fields,
      }));
      ${printed}
    `;
    await writeFile(script, body);
    const exec = {
      apiVersion: 'client.authentication.k8s.io/v1',
      command: process.execPath,
      args: [script],
      env: [{ name: 'TOKEN', value: cluster.admin.token }],
      interactiveMode: 'IfAvailable',
    };
    const pids = async () => (await readFile(runs, 'utf8')).trim().split('\n').map(Number);
    return { exec, pids };
  };

  test('proves who asks by a token', async () => {
    expect((await (await ask({})).answer).kind).toBe('ok');
    const wrong = await (await ask({ user: { token: 'wrong' } })).answer;
    expect(wrong.kind).toBe('unauthorized');
  });

  test('asks as somebody else, with the groups and all that the kubeconfig says of them', async () => {
    const { token } = cluster.admin;
    const somebody = {
      as: 'somebody',
      'as-uid': '42',
      'as-groups': ['one', 'two'],
      'as-user-extra': { 'example.org/why': ['a', 'b'] },
    };
    const { answer, again } = await ask({ user: { token, ...somebody } });
    expect((await answer).kind).toBe('forbidden');
    expect((await again()).kind).toBe('forbidden');
    const { signal } = new AbortController();
    const review = { apiVersion: 'authentication.k8s.io/v1', kind: 'SelfSubjectReview' };
    const path = '/apis/authentication.k8s.io/v1/selfsubjectreviews';
    const said = await opened.at(-1)?.transport.request({ method: 'POST', path, body: review, signal });
    expect(said?.kind === 'ok' && field(said.body, 'status', 'userInfo')).toEqual({
      username: 'somebody',
      uid: '42',
      groups: ['one', 'two', 'system:authenticated'],
      extra: { 'example.org/why': ['a', 'b'] },
    });
    const master = { as: 'somebody', 'as-groups': ['system:masters'] };
    expect((await (await ask({ user: { token, ...master } })).answer).kind).toBe('ok');
  });

  test('without credentials is unauthorized', async () => {
    expect((await (await ask({ user: {} })).answer).kind).toBe('unauthorized');
    expect((await (await ask({ context: { user: undefined } })).answer).kind).toBe('unauthorized');
    expect(opened.at(-1)?.proof).toEqual({ kind: 'nothing' });
    await expect(ask({ context: { user: 'gone' } })).rejects.toThrow('The context is broken');
  });

  test('runs its credential plugin once for all who ask, and passes nothing of it on', async () => {
    const { exec, pids } = await plugin('once', 'status({ token: process.env.TOKEN });');
    const { answer, again } = await ask({ user: { exec } });
    const answers = await Promise.all([answer, again(), again(), again()]);
    expect(answers.map(({ kind }) => kind)).toEqual(['ok', 'ok', 'ok', 'ok']);
    expect((await again()).kind).toBe('ok');
    expect(await pids()).toHaveLength(1);
  });

  test('runs its credential plugin again when the credential has run out or is refused', async () => {
    const past = `status({ token: process.env.TOKEN, expirationTimestamp: new Date(Date.now() + 5000) });`;
    const short = await plugin('short', past);
    const { answer, again } = await ask({ user: { exec: short.exec } });
    expect([(await answer).kind, (await again()).kind]).toEqual(['ok', 'ok']);
    expect(await short.pids()).toHaveLength(2);

    const refused = await plugin('refused', `status({ token: 'refused' });`);
    const second = await ask({ user: { exec: refused.exec } });
    expect((await second.answer).kind).toBe('unauthorized');
    expect(await refused.pids()).toHaveLength(2);
  });

  test.each([
    ['fails', `console.error('log in first'); process.exit(1);`, 'failed: log in first'],
    ['prints no JSON', `console.log('secret-token');`, 'printed no credential'],
    ['prints no token', `status({});`, 'printed no credential'],
  ])('says so when its credential plugin %s', async (name, printed, words) => {
    const { exec } = await plugin(name, printed);
    const answer = await (await ask({ user: { exec } })).answer;
    expect(answer.kind === 'unauthorized' && plain(answer.reason)).toContain(words);
    expect(JSON.stringify(answer)).not.toContain('secret-token');
  });

  test('says how to install a credential plugin that is not there', async () => {
    const exec = { command: 'no-such-plugin-anywhere', installHint: 'Install it from the store.' };
    const answer = await (await ask({ user: { exec } })).answer;
    expect(answer.kind === 'unauthorized' && plain(answer.reason)).toBe(
      'The credential plugin no-such-plugin-anywhere is not installed. Install it from the store.',
    );
  });

  test.each([
    ['is not named', { command: '' }, 'ERR_INVALID_ARG_VALUE'],
    ['is named below a file', { command: join(import.meta.filename, 'plugin') }, 'ENOTDIR'],
    ['is given what no program can be given', { command: 'true', args: ['a\0b'] }, 'ERR_INVALID_ARG_VALUE'],
  ])('says so when its credential plugin %s', async (_, exec, words) => {
    const answer = await (await ask({ user: { exec } })).answer;
    expect(answer.kind === 'unauthorized' && plain(answer.reason)).toContain(`failed: ${words}`);
  });

  test('finds a plugin beside the file, and does not run one that needs a terminal', async () => {
    const { exec } = await plugin('beside', 'status({ token: process.env.TOKEN });');
    const script = join(folder, 'beside.sh');
    await writeFile(script, `#!/bin/sh\nexec "${process.execPath}" "${exec.args.join(' ')}"\n`, {
      mode: 0o700,
    });
    const beside = { ...exec, command: `./${basename(script)}`, args: [] };
    expect((await (await ask({ user: { exec: beside } })).answer).kind).toBe('ok');
    const answer = await (await ask({ user: { exec: { ...beside, interactiveMode: 'Always' } } })).answer;
    expect(answer.kind === 'unauthorized' && plain(answer.reason)).toContain('needs a terminal');
  });

  test('tells a plugin that asks for it which cluster it is for, and passes on what it says to people', async () => {
    const asked = `
      const { spec } = JSON.parse(process.env.KUBERNETES_EXEC_INFO);
      console.error('Enter the code ABC. token=tell-nobody');
      console.error(JSON.stringify({ ...spec, cluster: { ...spec.cluster, 'certificate-authority-data': undefined } }));
      status({ token: process.env.TOKEN });`;
    const { exec } = await plugin('info', asked);
    const said: string[] = [];
    const extensions = [
      { name: 'other', extension: 1 },
      { name: 'client.authentication.k8s.io/exec', extension: { audience: 'us' } },
    ];
    const given = { cluster: { 'tls-server-name': 'kubernetes.default.svc', extensions } };
    const source = { say: (line: string) => void said.push(line.replace(/^.*?: /, '')) };
    const { answer } = await ask({ ...given, user: { exec: { ...exec, provideClusterInfo: true } }, source });
    expect((await answer).kind).toBe('ok');
    expect(said[0]).toBe('Enter the code ABC. token=••••••••');
    expect(JSON.parse(said[1] ?? '')).toEqual({
      interactive: false,
      cluster: {
        server: cluster.admin.server,
        'tls-server-name': 'kubernetes.default.svc',
        config: { audience: 'us' },
      },
    });
    const { answer: unasked } = await ask({ ...given, user: { exec }, source });
    expect((await unasked).kind).toBe('ok');
    expect(JSON.parse(said[3] ?? '')).toEqual({ interactive: false, cluster: {} });
  });

  test('proves who asks by a client certificate', async () => {
    const { cert, key } = cluster.server.certificate;
    const shown: string[] = [];
    // The API server takes none, so another one with its certificate asks for it.
    const server = createServer(
      { cert, key, requestCert: true, rejectUnauthorized: false },
      (request, response) => {
        shown.push((request.socket as TLSSocket).getPeerX509Certificate()?.toString() ?? '');
        response.end('{}');
      },
    );
    await once(server.listen(0, '127.0.0.1'), 'listening');
    const url = `https://127.0.0.1:${(server.address() as AddressInfo).port}`;
    const base64 = (text: string) => Buffer.from(text).toString('base64');
    const user = { 'client-certificate-data': base64(cert), 'client-key-data': base64(key) };
    expect((await (await ask({ cluster: { server: url }, user })).answer).kind).toBe('ok');
    expect(opened.at(-1)?.proof).toEqual({ kind: 'certificate' });
    expect(shown).toEqual([new X509Certificate(cert).toString()]);
    opened.at(-1)?.close();
    server.close();
  });

  test('reads its token from a file beside it, anew for every request, and says when it is not there', async () => {
    const file = join(folder, 'token');
    const { answer, again } = await ask({ user: { tokenFile: 'token', token: 'wrong' } });
    const missing = await answer;
    expect(missing.kind === 'unauthorized' && plain(missing.reason)).toContain(file);
    await writeFile(file, 'wrong\n');
    expect((await again()).kind).toBe('unauthorized');
    await writeFile(file, `${cluster.admin.token}\n`);
    expect((await again()).kind).toBe('ok');
    expect(opened.at(-1)?.proof).toEqual({ kind: 'token' });
  });

  /** A token as identity providers make them; nobody here checks its signature before its end is read. */
  const idToken = (exp: number) =>
    [{ alg: 'none' }, { exp }, 'x']
      .map((part) => Buffer.from(JSON.stringify(part)).toString('base64url'))
      .join('.');

  test('uses the token of an identity provider while it is good, and says when it cannot be renewed', async () => {
    const oidc = (config: object) => ({ 'auth-provider': { name: 'oidc', config } });
    const issuer = {
      'idp-issuer-url': 'https://127.0.0.1:1',
      'client-id': 'us',
      'refresh-token': 'tell-nobody',
    };
    const good = { ...issuer, 'id-token': idToken(Date.now() / 1000 + 3600) };
    expect((await (await ask({ user: oidc(good) })).answer).kind).toBe('unauthorized');
    expect(opened.at(-1)?.proof).toEqual({ kind: 'provider', issuer: 'https://127.0.0.1:1' });
    const over = await (await ask({ user: oidc({ ...issuer, 'id-token': idToken(1) }) })).answer;
    expect(over.kind === 'unauthorized' && plain(over.reason)).toContain(
      'The credentials of context x cannot be used',
    );
    expect(JSON.stringify(over)).not.toContain('tell-nobody');
  });

  test('ends its credential plugin when nobody waits for it any more', async () => {
    const { exec, pids } = await plugin('stuck', 'setInterval(() => {}, 1000);');
    const over = new AbortController();
    const { answer } = await ask({ user: { exec } }, over.signal);
    const [pid = 0] = await eventually(pids);
    over.abort();
    expect((await answer).kind).not.toBe('ok');
    await eventually(() => expect(() => process.kill(pid, 0)).toThrow());
  });

  test('does not talk to a server whose certificate it cannot trust, unless told to', async () => {
    const untrusted = { 'certificate-authority-data': undefined };
    const refused = await (await ask({ cluster: untrusted })).answer;
    expect(refused.kind === 'unreachable' && plain(refused.reason)).toContain('certificate');
    const careless = { ...untrusted, 'insecure-skip-tls-verify': true };
    expect((await (await ask({ cluster: careless })).answer).kind).toBe('ok');
    expect(opened.map(({ isUnverified }) => isUnverified).slice(-2)).toEqual([false, true]);
  });

  test('checks the certificate against tls-server-name', async () => {
    expect(
      (await (await ask({ cluster: { 'tls-server-name': 'kubernetes.default.svc' } })).answer).kind,
    ).toBe('ok');
    const other = await (await ask({ cluster: { 'tls-server-name': 'elsewhere.example' } })).answer;
    expect(other.kind === 'unreachable' && plain(other.reason)).toContain('made out to another name');
  });

  test('reads a certificate beside the file, and says when it is not there', async () => {
    await writeFile(join(folder, 'ca.crt'), cluster.admin.ca);
    const byFile = (name: string) => ({
      'certificate-authority-data': undefined,
      'certificate-authority': name,
    });
    expect((await (await ask({ cluster: byFile('ca.crt') })).answer).kind).toBe('ok');
    const missing = await (await ask({ cluster: byFile('gone.crt') })).answer;
    expect(missing.kind === 'unauthorized' && plain(missing.reason)).toContain('gone.crt');
  });

  /** The server under a name that only a proxy knows. */
  const elsewhere = () => ({
    server: cluster.admin.server.replace('127.0.0.1', 'cluster.example'),
    'tls-server-name': 'kubernetes.default.svc',
  });

  test.each<[string, (url: string) => Parameters<typeof ask>[0]]>([
    ['it names', (url) => ({ cluster: { ...elsewhere(), 'proxy-url': url } })],
    [
      'the editor is told to use',
      (url) => ({ cluster: elsewhere(), source: { editor: { proxy: url, noProxy: [] } } }),
    ],
    ['the environment names', (url) => ({ cluster: elsewhere(), source: { env: { HTTPS_PROXY: url } } })],
  ])('goes through the proxy %s, over one tunnel for all requests', async (_name, entry) => {
    const proxy = await startConnectProxy('me:it%s me');
    const url = proxy.url.replace('//', '//me:it%25s%20me@');
    const { answer, again } = await ask(entry(url));
    expect([(await answer).kind, (await again()).kind, (await again()).kind]).toEqual(['ok', 'ok', 'ok']);
    expect(proxy.asked).toEqual([new URL(elsewhere().server).host]);
    opened.at(-1)?.close();
    proxy.stop();
  });

  test('says that it is the proxy which refuses or is not there, and nothing of its password', async () => {
    const proxy = await startConnectProxy('me:right');
    const url = proxy.url.replace('//', '//me:wrong-secret@');
    const through = { ...elsewhere(), 'proxy-url': url };
    const refused = await (await ask({ cluster: through })).answer;
    expect(refused.kind === 'unreachable' && plain(refused.reason)).toMatch(
      /the proxy http:\S+ answered 407/,
    );
    proxy.stop();
    const gone = await (await ask({ cluster: through })).answer;
    expect(gone.kind === 'unreachable' && plain(gone.reason)).toMatch(/the proxy http:\S+ cannot be used/);
    expect(JSON.stringify([refused, gone])).not.toContain('wrong-secret');
  });

  test('trusts the authorities that this machine trusts, where it names none', async () => {
    const file = join(folder, 'company.crt');
    await writeFile(file, cluster.admin.ca);
    const kubeconfig = join(folder, 'company');
    await writeFile(
      kubeconfig,
      dump({
        clusters: [{ name: 'c', cluster: { server: cluster.admin.server } }],
        users: [{ name: 'u', user: { token: cluster.admin.token } }],
        contexts: [{ name: 'x', context: { cluster: 'c', user: 'u' } }],
        'current-context': 'x',
      }),
    );
    // Which authorities a machine has is read once in a process, so it takes another one.
    const child = fork(join(import.meta.dirname, '../support/askOnce.ts'), [kubeconfig], {
      env: { ...process.env, SSL_CERT_FILE: file, SSL_CERT_DIR: folder },
    });
    const [answer] = (await once(child, 'message')) as [Answer];
    expect(answer).toMatchObject({ kind: 'ok' });
  });
});
