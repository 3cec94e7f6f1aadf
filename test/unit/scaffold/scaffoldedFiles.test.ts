import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import packageJson from '../../../package.json' with { type: 'json' };
import { message, plain } from '../../../src/core/message.ts';
import { lockFileName, nothingUntaken } from '../../../src/core/scaffold/lock.ts';
import type { ScaffoldAnswers } from '../../../src/core/scaffold/answers.ts';
import { parseAnswers } from '../../../src/core/scaffold/answersParse.ts';
import { printAnswers } from '../../../src/core/yaml/answersText.ts';
import { parseTargetText } from '../../../src/core/yaml/targetText.ts';
import { additions } from '../../../src/features/scaffold/additions.ts';
import { answeredScaffold } from '../../../src/features/scaffold/answeredTargets.ts';
import { backstagesIn } from '../../../src/features/scaffold/backstagesIn.ts';
import { backstagesSeen } from '../../../src/features/scaffold/clusterHints.ts';
import { decisionFor, lineToShow, type Difference } from '../../../src/features/scaffold/decisionOptions.ts';
import { ignores, withIgnored } from '../../../src/features/scaffold/gitignore.ts';
import { nameAlike } from '../../../src/features/scaffold/namesAlike.ts';
import type { Answers, Facts } from '../../../src/features/scaffold/question.ts';
import { prepareScaffolding } from '../../../src/core/scaffold/scaffolding.ts';
import { backendSecrets } from '../../../src/features/scaffold/secrets.ts';
import { secretsToIgnore } from '../../../src/features/scaffold/secretQuestions.ts';
import { runCommand } from '../../support/commandLine.ts';
import { object, snapshotOf } from '../../support/snapshots.ts';

const facts: Facts = {
  what: ['all'],
  targets: [],
  hints: [],
  lockFolders: [],
  secretFolders: new Map(),
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

const entry = (name: string, rest: object = {}): object => ({
  name,
  release: '1.10',
  backstage: { name: 'hub', namespace: name },
  ...rest,
});
const targetFileText = JSON.stringify({
  version: 1,
  targets: [entry('dev'), entry('prod', { approval: 'Manual' })],
});
const { targets } = parseTargetText(targetFileText);
const several: Facts = { ...facts, targets };

const named = answersFrom({ version: 1, what: ['all'], targets: [entry('stage'), entry('qa')] });

function answersFrom(value: unknown): ScaffoldAnswers {
  const parsed = parseAnswers(value);
  if (!parsed.ok) throw new Error(parsed.findings.map((found) => plain(found.message)).join(' '));
  return parsed.answers;
}

function scaffoldOf(known: Facts, said: Answers): ScaffoldAnswers {
  const parsed = answeredScaffold(known, said);
  if (!parsed.ok) throw new Error(parsed.findings.map((found) => plain(found.message)).join(' '));
  return parsed.answers;
}

function secretText(namespace: string, value: string, name = 'hub-backend-auth'): string {
  return `kind: Secret\nmetadata: {name: ${name}, namespace: ${namespace}}\nstringData:\n  BACKEND_SECRET: ${value}\n`;
}

describe('the secrets', () => {
  const secretsFor = (
    scaffold: ScaffoldAnswers,
    existing: Readonly<Record<string, string>>,
    entered?: string,
  ): readonly (string | undefined)[] | string => {
    let made = 0;
    const found = backendSecrets(scaffold, new Map(Object.entries(existing)), {
      entered,
      generate: () => `generated ${(made += 1)}`,
    });
    return found.kind === 'stopped'
      ? plain(found.reason)
      : scaffold.targets.map((target) => found.secretsOf(target).backendSecret);
  };
  const one = scaffoldOf(facts, answers);
  const path = '23-backend-secret.yaml';

  test.each([
    ['is generated where none is there', {}, undefined, 'generated 1'],
    ['is the one entered', {}, ' entered ', 'entered'],
    ['is the one that is there', { [path]: secretText('rhdh', 'kept') }, 'entered', 'kept'],
    [
      'is the one of another layout',
      { [`overlays/rhdh/${path}`]: secretText('rhdh', 'kept') },
      'entered',
      'kept',
    ],
    [
      'is generated where the file says only what belongs there',
      { [path]: '# a\n' },
      undefined,
      'generated 1',
    ],
  ])('%s', (_name, existing, entered, value) => {
    expect(secretsFor(one, existing, entered)).toEqual([value]);
  });

  test.each([
    [
      secretText('other', 'x'),
      '23-backend-secret.yaml holds Secret other/hub-backend-auth, and here belongs Secret rhdh/hub-backend-auth. It is left alone and nothing was written: choose another folder, or move it away.',
    ],
    [
      secretText('rhdh', '""'),
      '23-backend-secret.yaml exists and no BACKEND_SECRET could be read from it. It is left alone and nothing was written: mend it or move it away.',
    ],
    [
      'a: [',
      '23-backend-secret.yaml exists and no BACKEND_SECRET could be read from it. It is left alone and nothing was written: mend it or move it away.',
    ],
  ])('stop at a file of others, or one that hides its value: %j', (existing, reason) => {
    expect(secretsFor(one, { [path]: existing })).toBe(reason);
  });

  test('lie with each target, and each is its own', () => {
    const all = scaffoldOf(several, { target: '*', layout: 'kustomize', folder: 'deploy' });
    const existing = { 'overlays/prod/23-backend-secret.yaml': secretText('prod', 'kept') };
    expect(secretsFor(all, existing)).toEqual(['generated 1', 'kept']);
    expect(secretsFor(all, {})).toEqual(['generated 1', 'generated 2']);
  });

  test('are none where the Helm chart makes its own', () => {
    expect(secretsFor(scaffoldOf(facts, { ...answers, method: 'helm' }), {})).toEqual([undefined]);
  });
});

describe('the wizard and the command line', () => {
  let folder: string;
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'rhdh-orchestrator-'));
    await writeFile(join(folder, '.rhdh-orchestrator.yaml'), targetFileText);
    await writeFile(join(folder, 'answers.yaml'), printAnswers(named));
  });
  afterAll(async () => rm(folder, { recursive: true }));

  /** Every file below a folder by its path. */
  async function textsIn(root: string): Promise<ReadonlyMap<string, string>> {
    const files = await readdir(root, { recursive: true, withFileTypes: true });
    const paths = files.filter((file) => file.isFile()).map((file) => join(file.parentPath, file.name));
    return new Map(
      await Promise.all(
        paths.map(async (path) => [path.slice(root.length + 1), await readFile(path, 'utf8')] as const),
      ),
    );
  }

  test.each<readonly [name: string, args: readonly string[], known: Facts, said: Answers]>([
    [
      'one target',
      ['all', '--release', '1.10', '--name', 'hub', '--namespace', 'rhdh', '--approval', 'Manual'],
      facts,
      {
        release: '1.10',
        name: 'hub',
        namespace: 'rhdh',
        method: 'operator',
        approval: 'Manual',
        options: '',
      },
    ],
    ['named targets of an answers file', ['--answers', 'answers.yaml'], { ...facts, preset: named }, {}],
    [
      'every target, for kustomize',
      ['all', '--target', 'dev', '--target', 'prod', '--layout', 'kustomize'],
      several,
      { target: '*', layout: 'kustomize' },
    ],
    [
      'a target of the file, for Argo CD',
      [
        'all',
        '--target',
        'prod',
        '--layout',
        'argocd',
        '--git-url',
        'https://git.example.com/a/b.git',
        '--git-path',
        'x/argo',
      ],
      { ...several, repository: { path: 'x' } },
      { target: 'prod', layout: 'argocd', gitUrl: 'https://git.example.com/a/b.git', folder: 'argo' },
    ],
  ])('write the same bytes, lock included: %s', async (name, args, known, said) => {
    const out = join(folder, name.replaceAll(/\W/g, '-'));
    const result = await runCommand(['scaffold', ...args, '--out', out], { cwd: folder });
    expect(result).toMatchObject({ code: 0 });
    const written = await textsIn(out);
    const scaffold = scaffoldOf(known, said);
    const secrets = backendSecrets(scaffold, written, {
      entered: undefined,
      generate: () => 'the command line made one',
    });
    if (secrets.kind === 'stopped') throw new Error(plain(secrets.reason));
    const { secretsOf } = secrets;
    const prepared = await prepareScaffolding(
      {
        answers: scaffold,
        secretsOf,
        lock: undefined,
        tool: packageJson.version,
        unedited: 'left',
        namesAbove: new Set(several.targets.map(({ target }) => target.label ?? '')),
      },
      async () => new Map(),
    );
    const made = prepared.files.map(({ file }) => [file.path, file.text] as const);
    const lock = [lockFileName, prepared.lockAfter(nothingUntaken)] as const;
    expect(new Map([...made, lock])).toEqual(written);
  });
});

describe('what goes with the files', () => {
  test('a new target file and a line in .gitignore', () => {
    const [targetFile, gitignore] = additions(facts, answers, undefined);
    expect(targetFile).toMatchObject({ path: '.rhdh-orchestrator.yaml', onlyAdds: true });
    const [saved] = parseTargetText(targetFile?.text ?? '').targets;
    expect(saved?.files).toEqual(['deploy/**']);
    expect(gitignore).toEqual({
      path: '.gitignore',
      text: 'node_modules\n/deploy/23-backend-secret.yaml\n',
      onlyAdds: true,
    });
  });

  test('a target file is added to; one that cannot be is proposed as a whole', () => {
    const block =
      'version: 1\ntargets:\n  - name: old # mine\n    release: "1.9"\n    backstage: {name: a, namespace: b}\n';
    const [added] = additions(facts, answers, block);
    expect(added?.onlyAdds).toBe(true);
    expect(added?.text.startsWith(block)).toBe(true);
    const [proposed] = additions(facts, answers, 'targets: []\n');
    expect(proposed?.onlyAdds).toBe(false);
  });

  test('nothing that was not asked for', () => {
    expect(additions(facts, { ...answers, save: 'no', ignore: 'no' }, undefined)).toEqual([]);
  });

  test('a line in .gitignore for each new Secret, where its layout puts it', () => {
    const known = { ...several, secretFolders: new Map([['deploy/argocd/dev', []]]) };
    const said = { target: '*', folder: 'deploy', ignore: 'yes' };
    const ignored = (layout: string): readonly string[] =>
      secretsToIgnore(known, { ...said, layout, gitUrl: 'https://git.example.com/a/b.git' });
    expect(ignored('separate')).toEqual([
      'deploy/dev/23-backend-secret.yaml',
      'deploy/prod/23-backend-secret.yaml',
    ]);
    expect(ignored('kustomize')).toEqual([
      'deploy/overlays/dev/23-backend-secret.yaml',
      'deploy/overlays/prod/23-backend-secret.yaml',
    ]);
    const [gitignore] = additions(known, { ...said, layout: 'kustomize' }, undefined);
    expect(gitignore?.text.split('\n')).toHaveLength(4);
    const prodIgnored = { ...known, gitignore: '/deploy/prod/23-backend-secret.yaml\n' };
    expect(secretsToIgnore(prodIgnored, said)).toEqual(['deploy/dev/23-backend-secret.yaml']);
    const devThere = { ...known, secretFolders: new Map([['deploy/dev', []]]) };
    expect(secretsToIgnore(devThere, said)).toEqual(['deploy/prod/23-backend-secret.yaml']);
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

describe('a file that differs', () => {
  const conflict = { line: 7, base: [], theirs: [], ours: [] };

  test.each<readonly [Difference, readonly (readonly [string, string | undefined])[]]>([
    [
      { kind: 'update', text: 'merged' },
      [
        ['Update a.yaml', 'merged'],
        ['Leave a.yaml as it is', undefined],
      ],
    ],
    [
      { kind: 'replace', text: 'made' },
      [
        ['Leave a.yaml as it is', undefined],
        ['Replace a.yaml', 'made'],
      ],
    ],
    [
      { kind: 'conflict', conflicts: [conflict], keepsTheirs: 'mine', takesOurs: 'new', taken: '' },
      [
        ['Merge and keep my lines (1 conflict)', 'mine'],
        ['Merge and take the new lines', 'new'],
        ['Leave a.yaml as it is', undefined],
      ],
    ],
  ])('can be %o', (difference, expected) => {
    const { options } = decisionFor('a.yaml', difference);
    expect(options.map(({ label, text }) => [plain(label), text])).toEqual(expected);
  });

  test.each<readonly [string, Difference, string, number]>([
    ['first differing line', { kind: 'update', text: '' }, 'a\nb\nX\n', 2],
    ['end of a file that goes on', { kind: 'replace', text: '' }, 'a\nb\nc\nd\n', 3],
    [
      'conflict, though lines before it came',
      {
        kind: 'conflict',
        conflicts: [{ ...conflict, line: 5, ours: ['C'] }],
        keepsTheirs: '',
        takesOurs: '',
        taken: '',
      },
      'C\na\nb\nc\nnew\nC\n',
      5,
    ],
    [
      'place of a conflict whose lines are gone',
      { kind: 'conflict', conflicts: [{ ...conflict, line: 3 }], keepsTheirs: '', takesOurs: '', taken: '' },
      'a\nb\n',
      2,
    ],
  ])('is shown at the %s', (_name, difference, text, line) => {
    expect(lineToShow('a\r\nb\r\nc\r\n', text, difference)).toBe(line);
  });

  test('says how many conflicts there are and where', () => {
    const conflicts = [conflict, { ...conflict, line: 9 }];
    const { options } = decisionFor('a', {
      kind: 'conflict',
      conflicts,
      keepsTheirs: '',
      takesOurs: '',
      taken: '',
    });
    const [{ label, detail } = { label: message(''), detail: undefined }] = options;
    expect(plain(label)).toBe('Merge and keep my lines (2 conflicts)');
    expect(detail && plain(detail)).toBe('At lines 7, 9; the new lines are offered again');
  });
});

describe('a name that differs by upper and lower case only', () => {
  const there: Readonly<Record<string, readonly string[]>> = { '': ['Deploy', 'README'], Deploy: ['a.yaml'] };
  const namesIn = async (folder: string): Promise<readonly string[]> => there[folder] ?? [];

  test.each([
    [['Deploy/a.yaml', 'Deploy/b/c.yaml', 'x'], undefined],
    [['deploy/a.yaml'], 'Deploy is there, and deploy would differ'],
    [['Deploy/A.yaml'], 'Deploy/a.yaml is there, and Deploy/A.yaml would differ'],
  ])('%j', async (paths, said) => {
    const found = await nameAlike(paths, namesIn);
    if (said === undefined) expect(found).toBeUndefined();
    else expect(found && plain(found)).toContain(said);
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

  test('in the cluster in view, also where only single namespaces may be looked into', () => {
    const seen = object('rhdh.redhat.com/v1alpha5', 'Backstage', 'hub', 'rhdh');
    const hint = {
      name: 'hub',
      namespace: 'rhdh',
      from: message('in the cluster of context {0}', 'sandbox'),
    };
    expect(backstagesSeen(snapshotOf({ backstages: [seen] }))).toEqual([hint]);
    expect(backstagesSeen(snapshotOf({ backstages: { only: ['rhdh'], objects: [seen] } }))).toEqual([hint]);
    for (const unseen of ['forbidden', 'notServed', 'unreachable', 'pending'] as const) {
      expect(backstagesSeen(snapshotOf({ backstages: unseen }))).toEqual([]);
    }
  });
});
