import { describe, expect, test } from 'vitest';
import {
  answeredScaffold,
  answeredTargets,
  entryToSave,
} from '../../../src/features/scaffold/answeredTargets.ts';
import { givenAnswers } from '../../../src/features/scaffold/givenAnswers.ts';
import type { Answers, Facts, QuestionId } from '../../../src/features/scaffold/question.ts';
import { choicesNow, textProblem } from '../../../src/features/scaffold/unavailable.ts';
import { runWizard, type Prompt, type Reply } from '../../../src/features/scaffold/wizard.ts';
import { message, plain } from '../../../src/core/message.ts';
import type { Target } from '../../../src/core/target/target.ts';
import { parseTargetFile, type TargetEntry } from '../../../src/core/target/targetFile.ts';
import type { What } from '../../../src/core/templates/template.ts';

function factsOf(what: What, known: Partial<Facts> = {}): Facts {
  return { what: [what], targets: [], hints: [], lockFolders: [], secretFolders: new Map(), ...known };
}

const { targets } = parseTargetFile({
  version: 1,
  targets: [{ name: 'dev', release: '1.10', backstage: { name: 'hub', namespace: 'dev' } }],
});

/** Two targets, the second one by Helm and in a folder of its own. */
const several = parseTargetFile({
  version: 1,
  targets: [
    { name: 'dev', release: '1.10', backstage: { name: 'hub', namespace: 'dev' } },
    {
      name: 'prod',
      release: '1.10',
      method: 'helm',
      backstage: { name: 'hub', namespace: 'prod' },
      files: ['deploy/prod/**'],
    },
  ],
}).targets;

const hints = [{ name: 'seen', namespace: 'seen-ns', from: message('in x.yaml') }];

/** The first target that answers describe. */
function targetOf(facts: Facts, answers: Answers | undefined): Target | undefined {
  const said = answeredTargets(facts, answers ?? {});
  return said.ok ? said.targets[0] : undefined;
}

function renamed({ target, files }: TargetEntry, label: string): TargetEntry {
  return { target: { ...target, label }, files };
}

/** What a person does at each question in turn; `ok` takes what is offered first. */
type Script = readonly (string | { readonly back: true } | { readonly escape: true })[];
const back = { back: true } as const;
const escape = { escape: true } as const;
const ok = 'ok';

function offered({ question, facts, answers }: Prompt): string {
  const answered = answers[question.id];
  if (answered !== undefined) return answered;
  switch (question.kind) {
    case 'choice':
      return (
        choicesNow(question, facts, answers).find(({ unavailable }) => unavailable === undefined)?.id ?? ''
      );
    case 'many':
      return '';
    case 'text':
      return question.initial(facts, answers);
  }
}

interface Played {
  readonly answers: Answers | undefined;
  /** `id step/steps` of each question shown. */
  readonly shown: readonly string[];
  readonly prompts: readonly Prompt[];
}

async function play(facts: Facts, script: Script, given: Answers = {}): Promise<Played> {
  const rest = [...script];
  const prompts: Prompt[] = [];
  const answers = await runWizard(facts, given, async (prompt): Promise<Reply> => {
    prompts.push(prompt);
    const action = rest.shift() ?? ok;
    if (typeof action !== 'string') return { kind: 'back' in action ? 'back' : 'cancel' };
    return { kind: 'answer', value: action === ok ? offered(prompt) : action };
  });
  const shown = prompts.map(({ question, step, steps }) => `${question.id} ${step}/${steps}`);
  return { answers, shown, prompts };
}

function ids({ prompts }: Played): readonly QuestionId[] {
  return prompts.map(({ question }) => question.id);
}

describe('each command asks only its own questions', () => {
  test.each([
    ['infra', ['release', 'approval', 'rhdhOperator', 'options', 'layout', 'folder']],
    ['dynamic-plugins', ['release', 'name', 'namespace', 'folder']],
    ['backstage', ['release', 'name', 'namespace', 'plugins', 'folder', 'secret']],
    ['platform', ['release', 'name', 'namespace', 'method', 'database', 'folder']],
    ['network-policies', ['release', 'namespace', 'method', 'folder']],
    [
      'all',
      [
        'release',
        'name',
        'namespace',
        'method',
        'plugins',
        'approval',
        'rhdhOperator',
        'database',
        'options',
        'layout',
        'folder',
        'save',
        'label',
        'secret',
      ],
    ],
  ] as const)('%s', async (what, expected) => {
    expect(ids(await play(factsOf(what), []))).toEqual(expected);
  });

  test('the plugins only where the operator leaves a choice', async () => {
    expect(ids(await play(factsOf('all'), ['2.0', ok, ok, 'none']))).not.toContain('plugins');
    expect(ids(await play(factsOf('all'), ['2.0', ok, ok, 'ownPlatform']))).toContain('plugins');
  });

  test('a target of the file says most already', async () => {
    const played = await play(factsOf('all', { targets }), ['dev']);
    expect(ids(played)).toEqual(['target', 'layout', 'folder', 'secret']);
    const said = answeredTargets(factsOf('all', { targets }), played.answers ?? {});
    expect(said.ok && said.targets.map(({ label }) => label)).toEqual(['dev']);
  });

  test('all targets of the file at once', async () => {
    const facts = factsOf('all', { targets: several });
    const played = await play(facts, ['*']);
    expect(ids(played)).toEqual(['target', 'layout', 'folder', 'secret']);
    const said = answeredTargets(facts, played.answers ?? {});
    expect(said.ok && said.targets.map(({ label }) => label)).toEqual(['dev', 'prod']);
  });

  test('the folder is the one of the target, else the one that was scaffolded into', async () => {
    const facts = factsOf('all', {
      targets: several,
      lockFolders: ['deploy'],
      secretFolders: new Map([['deploy/overlays/dev', []]]),
    });
    expect((await play(facts, ['prod'])).answers?.folder).toBe('deploy/prod');
    expect((await play(facts, ['dev'])).answers?.folder).toBe('deploy');
  });

  test('answers of a file leave open where the files go, and what goes with them', async () => {
    const facts = factsOf('all', { targets: several, hints, gitignore: '' });
    const answered = answeredScaffold(facts, { target: 'dev', layout: 'kustomize' });
    if (!answered.ok) throw new Error('The answers of this test are wrong.');
    const preset = { ...facts, preset: answered.answers };
    const played = await play(preset, ['deploy']);
    expect(ids(played)).toEqual(['folder', 'secret', 'ignore']);
    expect(answeredScaffold(preset, played.answers ?? {})).toEqual(answered);
  });

  test('a Secret is looked for where the layout and the name of the target put it', async () => {
    const facts = factsOf('all', { secretFolders: new Map([['overlays/dev', []]]) });
    const script = (layout: string, label: string): Script => [
      '1.10',
      ...Array<string>(8).fill(ok),
      layout,
      '',
      'yes',
      label,
    ];
    expect(ids(await play(facts, script('kustomize', 'dev')))).not.toContain('secret');
    expect(ids(await play(facts, script('kustomize', 'prod')))).toContain('secret');
    expect(ids(await play(facts, script('separate', 'dev')))).toContain('secret');
    const held = (name: string): Facts =>
      factsOf('all', { secretFolders: new Map([['overlays/x', [`${name}/developer-hub-backend-auth`]]]) });
    expect(ids(await play(held('rhdh'), script('separate', 'dev')))).not.toContain('secret');
    expect(ids(await play(held('other'), script('separate', 'dev')))).toContain('secret');
  });

  test('several new Secrets are not asked for', async () => {
    const facts = factsOf('all', { targets: [...targets, ...several.slice(1)] });
    const twice = { ...facts, targets: targets.flatMap((one) => [one, renamed(one, 'other')]) };
    expect(ids(await play(facts, ['*']))).toContain('secret');
    expect(ids(await play(twice, ['*']))).not.toContain('secret');
  });

  test('what is asked for by name is no option', async () => {
    const prompts = (await play(factsOf('workflow-namespace'), ['1.10'])).prompts;
    const options = prompts.find(({ question }) => question.id === 'options');
    if (options?.question.kind !== 'many') throw new Error('The options are not asked.');
    const offers = options.question.choices(options.facts, options.answers).map(({ id }) => id);
    expect(offers).not.toContain('workflowNamespaces');
    expect(prompts.map(({ question }) => question.id)).toContain('workflowNamespaces');
  });

  test('a Backstage object that is there fills in name and namespace', async () => {
    const facts = factsOf('platform', { hints });
    const played = await play(facts, ['1.8', 'seen-ns/seen']);
    expect(ids(played)).toEqual(['release', 'backstage', 'method', 'database', 'folder']);
    expect(targetOf(facts, played.answers)).toMatchObject({ name: 'seen', namespace: 'seen-ns' });
    expect(ids(await play(facts, ['1.8', '']))).toContain('name');
  });

  test('the secret not where one is kept, git not without a repository or when ignored already', async () => {
    const all = ids(await play(factsOf('backstage', { gitignore: '' }), []));
    expect(all).toContain('ignore');
    const secretFolders = new Map([['deploy', []]]);
    const kept = factsOf('backstage', { secretFolders, gitignore: '' });
    expect(ids(await play(kept, []))).toEqual(['release', 'name', 'namespace', 'plugins', 'folder']);
    const ignored = factsOf('backstage', { gitignore: '23-backend-secret.yaml\n' });
    expect(ids(await play(ignored, []))).not.toContain('ignore');
  });
});

describe('steps', () => {
  test('count what is still to come, also when an answer changes it', async () => {
    const { shown } = await play(factsOf('backstage'), ['1.9', back, '1.10', ok, ok, ok, ok, 'enter', 'x']);
    expect(shown).toEqual([
      'release 1/6',
      'name 2/6',
      'release 1/6',
      'name 2/6',
      'namespace 3/6',
      'plugins 4/6',
      'folder 5/6',
      'secret 6/6',
      'secretValue 7/7',
    ]);
  });

  test('back keeps what was answered', async () => {
    const { answers, prompts } = await play(factsOf('platform'), ['1.8', 'mine', back, ok, 'ns']);
    expect(prompts.map((prompt) => offered(prompt)).slice(1, 4)).toEqual(['developer-hub', 'rhdh', 'mine']);
    expect(answers).toMatchObject({ release: '1.8', name: 'mine', namespace: 'ns' });
  });

  test('back looks at what was said before a question only', async () => {
    const { prompts } = await play(factsOf('backstage'), ['1.10', ok, ok, 'flavour', back, back, back, back]);
    const again = prompts.findLast(({ question }) => question.id === 'release');
    if (again?.question.kind !== 'choice') throw new Error('The release is not asked again.');
    const choices = choicesNow(again.question, again.facts, again.answers);
    expect(choices.filter(({ unavailable }) => unavailable !== undefined)).toEqual([]);
  });

  test('back at the first question stays there', async () => {
    expect((await play(factsOf('infra'), [back, back])).shown.slice(0, 3)).toEqual([
      'release 1/6',
      'release 1/6',
      'release 1/6',
    ]);
  });

  test('an answer to a question that no longer applies does not count', async () => {
    const script = ['2.0', ok, ok, ok, 'flavour', back, back, 'none', ok];
    const { answers } = await play(factsOf('all'), script);
    expect(answers?.method).toBe('none');
    expect(answers).not.toHaveProperty('plugins');
    expect(answers).not.toHaveProperty('rhdhOperator');
  });

  test('Escape at every question leaves nothing', async () => {
    const facts = factsOf('all', { targets, hints, gitignore: '' });
    const whole = await play(facts, ['', ok, '', ok]);
    expect(whole.shown.length).toBeGreaterThan(12);
    for (let at = 0; at < whole.shown.length; at += 1) {
      const script = [...['', ok, '', ok, ...Array<string>(20).fill(ok)].slice(0, at), escape];
      expect((await play(facts, script)).answers).toBeUndefined();
    }
  });
});

describe('answers that come with the command', () => {
  test('are not asked for, unless they cannot be used', async () => {
    const given = { release: '1.8', name: 'Hub', namespace: 'rhdh', folder: '' };
    const played = await play(factsOf('platform'), ['hub'], given);
    expect(ids(played)).toEqual(['name', 'method', 'database']);
    expect(played.answers).toMatchObject({ ...given, name: 'hub' });
  });

  test('only texts of known questions are taken', () => {
    const argument = { release: '1.10', name: 5, other: 'x' };
    expect(givenAnswers(argument)).toEqual({ release: '1.10' });
    expect(givenAnswers(undefined)).toEqual({});
    expect(givenAnswers('x')).toEqual({});
  });

  test('contradictions are told', async () => {
    const parsed = answeredScaffold(factsOf('infra'), {
      release: '1.10',
      method: 'none',
      rhdhOperator: 'yes',
    });
    expect(!parsed.ok && parsed.findings.map(({ message: said }) => plain(said))).toEqual([
      'The RHDH operator is installed with the method "operator" only.',
    ]);
  });
});

describe('options', () => {
  test.each([
    ['infra', ['cicd', 'olmV1', 'catalog']],
    ['workflow', ['workflowNamespaces']],
    [
      'helm-values',
      ['workflowNamespaces', 'notifications', 'loki', 'noMonitoring', 'catalog', 'mirrors', 'sizes'],
    ],
    ['permissions', undefined],
    ['cicd', undefined],
  ] as const)('are those that change what is written: %s', async (what, expected) => {
    const { prompts } = await play(factsOf(what), []);
    const prompt = prompts.find(({ question }) => question.id === 'options');
    const choices =
      prompt?.question.kind === 'many' ? prompt.question.choices(prompt.facts, prompt.answers) : undefined;
    expect(choices?.map(({ id }) => id).toSorted()).toEqual(expected?.toSorted());
  });
});

describe('what cannot work', () => {
  /** Label and reason of each choice of a question that cannot be taken. */
  const unavailable = async (id: QuestionId, what: What, script: Script): Promise<readonly string[]> =>
    unavailableIn(id, factsOf(what), script);

  async function unavailableIn(id: QuestionId, facts: Facts, script: Script): Promise<readonly string[]> {
    const { prompts } = await play(facts, script);
    const prompt = prompts.find(({ question }) => question.id === id);
    if (prompt === undefined || prompt.question.kind === 'text') throw new Error(`${id} is not asked so.`);
    return choicesNow(prompt.question, prompt.facts, prompt.answers).flatMap(
      ({ label, unavailable: said }) => (said === undefined ? [] : [`${plain(label)}: ${plain(said)}`]),
    );
  }

  test('a flavour before there were any', async () => {
    expect(await unavailable('plugins', 'backstage', ['1.9'])).toEqual([
      'By flavour: RHDH 1.9 has no orchestrator flavour: switch the plugins on by ConfigMap.',
    ]);
    expect(await unavailable('plugins', 'backstage', ['1.10'])).toEqual([]);
  });

  test('options the release or an earlier answer rules out', async () => {
    expect(await unavailable('options', 'all', ['1.7', ok, ok, ok, ok, 'Manual'])).toEqual([
      'Pipelines and GitOps: RHDH 1.7 has no dependencies "tekton" and "argocd"; 1.8 has.',
      'Workflow logs from Loki: RHDH 1.7 has no plugin that reads workflow logs from Loki; 1.9 has.',
      'Without monitoring: The rhdh-operator makes this platform with monitoring: keep the platform by hand to leave it out.',
      'OLM v1: OLM v1 knows no approval: a ClusterExtension is held by its version instead.',
    ]);
    expect(await unavailable('options', 'all', ['1.10', ok, ok, 'ownPlatform'])).toEqual([]);
  });

  test('a product that cannot be made for a target, or by a method', async () => {
    const asked = factsOf('helm-values', { targets: several });
    expect(await unavailableIn('target', asked, [])).toEqual([
      'dev: This target does not install RHDH by Helm: the charts and the rhdh-operator exclude each other.',
      'All of them: This target does not install RHDH by Helm: the charts and the rhdh-operator exclude each other.',
    ]);
    expect(await unavailable('method', 'platform', ['1.10'])).toEqual([
      'The Helm chart: The Helm chart makes this itself: scaffold helm-values instead.',
    ]);
    expect(await unavailable('method', 'database', ['1.10'])).toEqual([
      'The Helm chart: The values for the Helm chart say what its database needs: scaffold helm-values instead.',
    ]);
  });

  test('a reason that holds for every choice is for a later question', async () => {
    const facts = factsOf('workflow-namespace', { targets });
    expect(await unavailableIn('release', facts, [''])).toEqual([]);
    expect(await unavailableIn('target', facts, [])).toHaveLength(1);
  });

  test('is asked again when it comes with the command', async () => {
    const given = { release: '1.7', name: 'a', namespace: 'b', options: 'loki' };
    expect(ids(await play(factsOf('all'), [], given))).toContain('options');
    expect(ids(await play(factsOf('all'), [], { ...given, options: 'notifications' }))).not.toContain(
      'options',
    );
  });

  test('a mirror of what this release does not read is not asked for', async () => {
    const given = { name: 'a', namespace: 'b', options: 'mirrors' };
    const asked = async (release: string): Promise<readonly QuestionId[]> =>
      ids(await play(factsOf('all'), [], { ...given, release })).filter((id) => id.startsWith('mirror'));
    expect(await asked('1.8')).toEqual(['mirrorNpm', 'mirrorPullSecret']);
    expect(await asked('1.10')).toEqual(['mirrorImages', 'mirrorCatalogIndex', 'mirrorPullSecret']);
  });
});

describe('a database of one’s own, and sizes', () => {
  const given = { release: '1.10', name: 'a', namespace: 'b', database: 'external' };

  async function asked(about: string, answers: Answers): Promise<readonly QuestionId[]> {
    const played = await play(factsOf('all'), [], { ...given, ...answers });
    return ids(played).filter((id) => id.startsWith(about));
  }

  test.each<[string, Answers, readonly string[]]>([
    [
      'by Service',
      { method: 'operator', databaseAt: 'pg' },
      ['databaseSecret', 'databaseKeys', 'databaseName', 'databaseTls', 'databaseCa'],
    ],
    [
      'by URL, which names the database',
      { method: 'operator', databaseAt: 'jdbc:postgresql://db.example.com/hub' },
      ['databaseSecret', 'databaseKeys', 'databaseTls', 'databaseCa'],
    ],
    [
      'without TLS',
      { method: 'operator', databaseAt: 'pg', databaseTls: 'off' },
      ['databaseSecret', 'databaseKeys', 'databaseName'],
    ],
    [
      'by Helm, which fixes the rest',
      { method: 'helm', databaseAt: 'pg' },
      ['databaseSecret', 'databaseTls'],
    ],
  ])('asks what it can choose: %s', async (_, answers, expected) => {
    expect(await asked('database', answers)).toEqual(expected);
  });

  test.each<[string, Answers, readonly string[]]>([
    ['the platform of the operator', { database: 'local' }, ['sizeBackstage']],
    ['a platform of one’s own', {}, ['sizeBackstage', 'sizeDataIndex', 'sizeJobsService']],
    ['no operator', { database: 'local', method: 'none' }, ['sizeDataIndex', 'sizeJobsService']],
    ['Helm', { database: 'local', method: 'helm' }, ['sizeBackstage']],
  ])('asks for sizes that somebody reads: %s', async (_, answers, expected) => {
    const said = { method: 'operator', databaseAt: 'pg', options: 'sizes', ...answers };
    expect(await asked('size', said)).toEqual(expected);
    expect(await asked('size', { ...said, options: '' })).toEqual([]);
  });

  test('what is offered first changes nothing', async () => {
    const facts = factsOf('all');
    const played = await play(facts, [], { ...given, databaseAt: 'pg', options: 'sizes' });
    const short = targetOf(facts, { ...given, databaseAt: 'pg' });
    expect(targetOf(facts, played.answers)).toMatchObject({
      database: short?.database,
      resources: {},
    });
  });

  test.each<[QuestionId, string, string | undefined]>([
    ['databaseKeys', 'user', 'Two keys are needed, with a comma between.'],
    ['databaseKeys', 'user, user', 'User and password have a key each.'],
    ['databaseKeys', '1, 2', 'RHDH reads this key from its environment'],
    ['databaseKeys', 'user, password', undefined],
    ['databaseName', '1', 'A database is named with letters'],
    ['databaseName', 'flows', undefined],
    ['databaseCa', 'Authority', 'Only lower-case'],
    ['databaseCa', 'authority/a/b', 'The key of a Secret has letters'],
    ['databaseCa', 'authority/root.pem', undefined],
    ['sizeBackstage', '2', 'Like "cpu 500m/2, memory 1Gi/4Gi"'],
    ['sizeBackstage', 'cpu /', 'Like "cpu'],
    ['sizeBackstage', 'cpu 1Gi', 'Like "cpu'],
    ['sizeBackstage', 'cpu 1, cpu 2', 'Like "cpu'],
    ['sizeBackstage', 'cpu 2/1', '2 is more than its limit of 1.'],
    ['sizeBackstage', 'memory 1Ti', 'say limits too.'],
    ['sizeDataIndex', 'cpu 500m/2, memory 1Gi/4Gi', undefined],
    ['sizeJobsService', '', undefined],
  ])('%s "%s"', async (id, text, expected) => {
    const facts = factsOf('all');
    const { prompts } = await play(facts, [], { ...given, databaseAt: 'pg', options: 'sizes' });
    const prompt = prompts.find(({ question }) => question.id === id);
    if (prompt?.question.kind !== 'text') throw new Error(`${id} was not asked as text.`);
    const problem = textProblem(prompt.question, text, facts, prompt.answers);
    if (expected === undefined) expect(problem).toBeUndefined();
    else expect(problem === undefined ? '' : plain(problem)).toContain(expected);
  });
});

describe('what the answers mean', () => {
  test.each([
    [{ method: 'operator' }, { method: 'operator', ownPlatform: false, plugins: 'flavour' }],
    [{ method: 'ownPlatform' }, { method: 'operator', ownPlatform: true }],
    [{ method: 'none' }, { method: 'none', plugins: 'configmap' }],
    [
      { plugins: 'configmap', approval: 'Manual' },
      { plugins: 'configmap', approval: 'Manual' },
    ],
    [{ rhdhOperator: 'yes' }, { installRhdhOperator: true }],
    [{ method: 'helm' }, { method: 'helm', plugins: 'configmap' }],
    [
      {
        method: 'ownPlatform',
        options: 'notifications,noMonitoring,workflowNamespaces',
        workflowNamespaces: 'one, two',
      },
      { notifications: true, monitoring: false, workflowNamespaces: ['one', 'two'] },
    ],
    [
      { options: 'permissions,loki', admins: 'user:default/alice', lokiUrl: '' },
      { permissions: { admins: ['user:default/alice'] }, loki: {} },
    ],
    [
      { database: 'external', databaseAt: 'pg.data.svc:5433', databaseSecret: 'db', databaseTls: 'off' },
      {
        ownPlatform: true,
        database: {
          secret: 'db',
          tls: false,
          at: { kind: 'service', name: 'pg', namespace: 'data', port: 5433 },
        },
      },
    ],
    [
      {
        database: 'external',
        databaseAt: 'pg',
        databaseName: 'flows',
        databaseKeys: 'user, password',
        databaseCa: 'authority/root.pem',
      },
      {
        database: {
          name: 'flows',
          userKey: 'user',
          passwordKey: 'password',
          tls: true,
          ca: { secret: 'authority', key: 'root.pem' },
        },
      },
    ],
    [
      { database: 'external', databaseAt: 'pg', databaseCa: 'authority' },
      { database: { ca: { secret: 'authority', key: 'ca.crt' } } },
    ],
    [
      {
        method: 'ownPlatform',
        options: 'sizes',
        sizeBackstage: 'cpu 500m/2, memory /4Gi',
        sizeDataIndex: '',
        sizeJobsService: 'memory 256Mi',
      },
      {
        resources: {
          backstage: { requests: { cpu: '500m' }, limits: { cpu: '2', memory: '4Gi' } },
          jobsService: { requests: { memory: '256Mi' } },
        },
      },
    ],
    [
      { database: 'external', databaseAt: 'jdbc:postgresql://db.example.com/hub' },
      { database: { at: { kind: 'jdbcUrl', url: 'jdbc:postgresql://db.example.com/hub' } } },
    ],
  ] as const)('%o', (answers, expected) => {
    const said = { release: '2.0', name: 'a', namespace: 'b', ...answers };
    expect(targetOf(factsOf('all'), said)).toMatchObject(expected);
  });

  test('a ConfigMap asked for by name switches the plugins on', () => {
    const said = { release: '2.0', name: 'a', namespace: 'b' };
    expect(targetOf(factsOf('dynamic-plugins'), said)?.plugins).toBe('configmap');
  });

  test.each([
    ['', []],
    ['deploy/dev/', ['deploy/dev/**']],
    ['.\\deploy', ['deploy/**']],
  ])('the remembered target speaks for the folder "%s"', (folder, files) => {
    const answers = { release: '2.0', name: 'a', namespace: 'b', folder, save: 'yes', label: 'dev' };
    expect(entryToSave(factsOf('all'), answers)).toMatchObject({ target: { label: 'dev' }, files });
    expect(entryToSave(factsOf('all'), { ...answers, save: 'no' })).toBeUndefined();
  });
});

describe('validation while typing', () => {
  async function problemOf(
    id: QuestionId,
    text: string,
    facts: Facts,
    script: Script,
  ): Promise<string | undefined> {
    const { prompts } = await play(facts, script);
    const prompt = prompts.find(({ question }) => question.id === id);
    if (prompt?.question.kind !== 'text') throw new Error(`${id} was not asked as text.`);
    const problem = textProblem(prompt.question, text, facts, prompt.answers);
    return problem === undefined ? undefined : plain(problem);
  }

  test.each([
    ['1.7', 'x'.repeat(48), undefined],
    ['1.8', 'x'.repeat(37), 'at most 36 characters here, this has 37: the Job'],
    ['1.8', 'Hub', 'Only lower-case'],
  ])('RHDH %s, name "%s"', async (release, name, expected) => {
    const problem = await problemOf('name', name, factsOf('platform'), [release]);
    if (expected === undefined) expect(problem).toBeUndefined();
    else expect(problem).toContain(expected);
  });

  test.each([
    ['deploy/dev', undefined],
    ['', undefined],
    ['../x', 'The folder lies inside the workspace folder.'],
    ['/etc', 'A path that starts in the workspace folder is needed.'],
    ['C:\\x', 'A path that starts in the workspace folder is needed.'],
  ])('folder "%s"', async (folder, expected) => {
    expect(await problemOf('folder', folder, factsOf('infra'), [])).toBe(expected);
  });

  test('a name of a target that is taken', async () => {
    const facts = factsOf('all', { targets });
    expect(await problemOf('label', 'dev', facts, [''])).toBe('Another target is already named dev.');
    expect(await problemOf('label', 'a b', facts, [''])).toContain('A target is named with letters');
    expect(await problemOf('label', 'test', facts, [''])).toBeUndefined();
  });

  test('a text that contradicts an earlier answer', async () => {
    const facts = factsOf('all');
    const script = ['1.10', ok, 'mine', ok, ok, ok, ok, ok, 'workflowNamespaces'];
    expect(await problemOf('workflowNamespaces', 'one, mine', facts, script)).toContain('name other ones');
    expect(await problemOf('workflowNamespaces', 'one, one', facts, script)).toBe('one is named twice.');
    expect(await problemOf('workflowNamespaces', 'one', facts, script)).toBeUndefined();
  });

  test('a name of a target that cannot be a folder', async () => {
    const script = (layout: string): Script => ['1.10', ok, ok, ok, ok, ok, ok, ok, ok, layout];
    const problem = await problemOf('label', 'con', factsOf('all'), script('kustomize'));
    expect(problem).toBe('Windows has no folder of the name con: give the target another name.');
    expect(await problemOf('label', 'con', factsOf('all'), script('separate'))).toBeUndefined();
  });

  test('a secret is needed, and not shown', async () => {
    const facts = factsOf('backstage');
    const script = ['1.9', ok, ok, ok, ok, 'enter', ok];
    expect(await problemOf('secretValue', ' ', facts, script)).toBe('A value is needed.');
    const { prompts } = await play(facts, script);
    const question = prompts.at(-1)?.question;
    expect(question?.kind === 'text' && question.hidden).toBe(true);
  });
});
