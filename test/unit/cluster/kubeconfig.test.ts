import { chmod, mkdir, mkdtemp, readFile, rm, stat, truncate, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { loadKubeconfig, type Kubeconfig } from '../../../src/cluster/index.ts';
import { plain } from '../../../src/core/message.ts';

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'kubeconfig-'));
});
afterAll(() => rm(folder, { recursive: true }));

const write = async (name: string, text: string): Promise<string> => {
  const path = join(folder, name);
  await mkdir(join(path, '..'), { recursive: true });
  await writeFile(path, text);
  return path;
};

const config = (name: string, more = ''): string => `
apiVersion: v1
kind: Config
clusters: [{ name: ${name}, cluster: { server: 'https://${name}.example:6443/' } }]
users: [{ name: ${name}, user: { token: token-of-${name} } }]
contexts: [{ name: ${name}, context: { cluster: ${name}, user: ${name}, namespace: ${name}-ns } }]
${more}
`;

const load = (given: {
  setting?: string;
  env?: Record<string, string>;
  home?: string;
}): Promise<Kubeconfig> => loadKubeconfig({ env: {}, home: join(folder, 'nobody'), ...given });

function contextsOf(loaded: Kubeconfig): readonly string[] {
  if (loaded.kind !== 'loaded') throw new Error(`The kubeconfig is ${loaded.kind}`);
  return loaded.contexts.map(({ name }) => name);
}

describe('where the kubeconfig comes from', () => {
  test('is the named file before KUBECONFIG before the default one', async () => {
    const setting = await write('named', config('named'));
    const env = { KUBECONFIG: await write('listed', config('listed')) };
    const home = join(folder, 'home');
    await write('home/.kube/config', config('default'));
    expect(contextsOf(await load({ setting, env, home }))).toEqual(['named']);
    expect(contextsOf(await load({ env, home }))).toEqual(['listed']);
    expect(contextsOf(await load({ home }))).toEqual(['default']);
    expect(contextsOf(await load({ env: { KUBECONFIG: '' }, home, setting: ' ' }))).toEqual(['default']);
    expect(contextsOf(await load({ setting: '~/.kube/config', home }))).toEqual(['default']);
  });

  test('is nowhere: no server is made up', async () => {
    const home = join(folder, 'nobody');
    expect(await load({ home })).toEqual({ kind: 'none', paths: [join(home, '.kube', 'config')] });
  });

  test('is a file the user named and that is not there: that is a mistake', async () => {
    const setting = join(folder, 'absent');
    const loaded = await load({ setting });
    expect(loaded).toMatchObject({ kind: 'broken', path: setting });
    expect(loaded.kind === 'broken' && plain(loaded.reason)).toBe('The file does not exist.');
  });

  test('is a file the user named and that is empty: that is another one', async () => {
    const loaded = await load({ setting: await write('nothing', ' \n') });
    expect(loaded.kind === 'broken' && plain(loaded.reason)).toBe('The file is empty.');
  });

  test('is a list: absent and empty files are passed over, the first one to say something is right', async () => {
    const first = await write('first', config('shared', 'current-context: shared').replace('https', 'http'));
    const second = await write('second', `${config('shared')}\ncurrent-context: other`);
    const third = await write('third', config('third'));
    const empty = await write('empty', '\n');
    const paths = [join(folder, 'gone'), empty, first, second, third];
    const loaded = await load({ env: { KUBECONFIG: paths.join(delimiter) } });
    expect(loaded).toMatchObject({
      paths,
      current: 'shared',
      contexts: [
        { name: 'shared', server: 'http://shared.example:6443', namespace: 'shared-ns', user: 'shared' },
        { name: 'third', server: 'https://third.example:6443' },
      ],
    });
    expect((await load({ env: { KUBECONFIG: join(folder, 'gone') } })).kind).toBe('none');
  });
});

describe('a kubeconfig that is not one', () => {
  test.each([
    ['bad YAML', 'clusters: [\n  token: secret-value', 'line'],
    ['text', 'secret-value', 'not a kubeconfig'],
    ['a list', '- secret-value', 'not a kubeconfig'],
    ['only a comment', '# nothing', 'not a kubeconfig'],
  ])('%s is broken, and the message quotes nothing of it', async (_, text, words) => {
    const setting = await write('bad', text);
    const loaded = await load({ setting });
    expect(loaded).toMatchObject({ kind: 'broken', path: setting });
    const said = loaded.kind === 'broken' ? plain(loaded.reason) : '';
    expect(said).toContain(words);
    expect(JSON.stringify(loaded)).not.toContain('secret-value');
  });

  test('a folder is broken, and said to be one', async () => {
    const loaded = await load({ setting: folder });
    expect(loaded).toMatchObject({ kind: 'broken', path: folder });
    expect(loaded.kind === 'broken' && plain(loaded.reason)).toBe('This is a folder; name the file in it.');
  });

  test('a file of a size that none has is broken, and not read', async () => {
    const setting = await write('huge', config('huge'));
    await truncate(setting, 64 * 1024 * 1024);
    const loaded = await load({ setting });
    expect(loaded.kind === 'broken' && plain(loaded.reason)).toBe('The file is too large for a kubeconfig.');
  });

  test('one of thousands of contexts is one', async () => {
    const names = Array.from({ length: 3_000 }, (_, index) => `cluster-${index}`);
    const entries = (entry: (name: string) => string) => names.map((name) => `- ${entry(name)}`).join('\n');
    const text = `
clusters:\n${entries((name) => `{ name: ${name}, cluster: { server: 'https://${name}.example' } }`)}
contexts:\n${entries((name) => `{ name: ${name}, context: { cluster: ${name} } }`)}`;
    expect(contextsOf(await load({ setting: await write('many', text) }))).toEqual(names);
  });

  test('an entry without its content is left out, the others stay', async () => {
    const text = `${config('good')}\n`.replace('clusters: [', 'clusters: [{ name: bad }, ');
    const extra = text.replace('contexts: [', 'contexts: [{ name: orphan, context: { cluster: bad } }, ');
    const loaded = await load({ setting: await write('partly', extra) });
    expect(contextsOf(loaded)).toEqual(['orphan', 'good']);
    const connected = loaded.kind === 'loaded' && loaded.connect('orphan', { trusted: true });
    expect(connected && connected.kind === 'broken' && plain(connected.reason)).toBe(
      'Context orphan names cluster bad, which has no usable address.',
    );
  });
});

describe('a context', () => {
  const whyBroken = async (text: string): Promise<string | undefined> => {
    const loaded = await load({ setting: await write('one', text) });
    const connected = loaded.kind === 'loaded' ? loaded.connect('one', { trusted: true }) : undefined;
    if (connected?.kind === 'connected') connected.connection.close();
    return connected?.kind === 'broken' ? plain(connected.reason) : connected?.kind;
  };

  test('whose user is not there is told by name, and one without a user is used', async () => {
    expect(await whyBroken(config('one').replace('user: one', 'user: two'))).toBe(
      'Context one names user two, of whom the kubeconfig says nothing. Log in again, or name another user.',
    );
    expect(await whyBroken(config('one').replace('user: one,', ''))).toBe('connected');
  });

  test.each([
    ['http://proxy:3128', 'connected'],
    ['proxy:3128', 'connected'],
    ['socks5://proxy', 'connected'],
    ["''", 'connected'],
    ['ftp://u:secret@proxy', 'The proxy-url of cluster one'],
    ['http://u:secret@:1', 'The proxy-url of cluster one'],
  ])('with the proxy-url %s is not used without it', async (url, said) => {
    const text = config('one').replace("6443/'", `6443/', proxy-url: ${url}`);
    const why = await whyBroken(text);
    expect(why).toContain(said);
    expect(why).not.toContain('secret');
  });

  test('that is not there is told by name', async () => {
    const loaded = await load({ setting: await write('one', config('one')) });
    const connected = loaded.kind === 'loaded' && loaded.connect('two', { trusted: true });
    expect(connected && connected.kind === 'broken' && plain(connected.reason)).toBe(
      'The kubeconfig has no context two.',
    );
  });

  test('is not connected to where the workspace is not trusted', async () => {
    const loaded = await load({ setting: await write('one', config('one')) });
    expect(loaded.kind === 'loaded' && loaded.connect('one', { trusted: false })).toEqual({
      kind: 'untrusted',
    });
  });

  test('keeps its secrets to itself, and the file stays as it is', async () => {
    const setting = await write('one', config('one'));
    await chmod(setting, 0o600);
    const before = await stat(setting);
    const loaded = await load({ setting });
    const connected = loaded.kind === 'loaded' ? loaded.connect('one', { trusted: true }) : undefined;
    expect(connected).toMatchObject({
      kind: 'connected',
      connection: { context: 'one', namespace: 'one-ns' },
    });
    expect(JSON.stringify([loaded, connected])).not.toContain('token-of-one');
    expect(await readFile(setting, 'utf8')).toBe(config('one'));
    expect((await stat(setting)).mtimeMs).toBe(before.mtimeMs);
  });
});
