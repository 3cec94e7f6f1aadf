import { describe, expect, test } from 'vitest';
import { answeredTarget, entryToSave } from '../../../src/features/scaffold/answeredTarget.ts';
import { givenAnswers } from '../../../src/features/scaffold/givenAnswers.ts';
import type { Answers, Facts, QuestionId } from '../../../src/features/scaffold/question.ts';
import { runWizard, type Prompt, type Reply } from '../../../src/features/scaffold/wizard.ts';
import { message, plain } from '../../../src/core/message.ts';
import { parseTargetFile } from '../../../src/core/target/targetFile.ts';
import type { What } from '../../../src/core/templates/template.ts';

function factsOf(what: What, known: Partial<Facts> = {}): Facts {
  return { what, targets: [], hints: [], secretFolders: new Set(), ...known };
}

const { targets } = parseTargetFile({
  version: 1,
  targets: [{ name: 'dev', release: '1.10', backstage: { name: 'hub', namespace: 'dev' } }],
});

const hints = [{ name: 'seen', namespace: 'seen-ns', from: message('in x.yaml') }];

/** What a person does at each question in turn; `ok` takes what is offered first. */
type Script = readonly (string | { readonly back: true } | { readonly escape: true })[];
const back = { back: true } as const;
const escape = { escape: true } as const;
const ok = 'ok';

function offered({ question, facts, answers }: Prompt): string {
  const answered = answers[question.id];
  if (answered !== undefined) return answered;
  return question.kind === 'choice'
    ? (question.choices(facts, answers)[0]?.id ?? '')
    : question.initial(facts, answers);
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
    ['infra', ['release', 'approval', 'rhdhOperator', 'folder']],
    ['dynamic-plugins', ['release', 'name', 'namespace', 'folder']],
    ['backstage', ['release', 'name', 'namespace', 'plugins', 'folder', 'secret']],
    ['platform', ['release', 'name', 'namespace', 'method', 'folder']],
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
        'folder',
        'secret',
        'save',
        'label',
      ],
    ],
  ] as const)('%s', async (what, expected) => {
    expect(ids(await play(factsOf(what), []))).toEqual(expected);
  });

  test('the plugins only where a flavour and the operator leave a choice', async () => {
    expect(ids(await play(factsOf('backstage'), ['1.9']))).not.toContain('plugins');
    expect(ids(await play(factsOf('all'), ['2.0', ok, ok, 'none']))).not.toContain('plugins');
    expect(ids(await play(factsOf('all'), ['2.0', ok, ok, 'ownPlatform']))).toContain('plugins');
  });

  test('a target of the file says most already', async () => {
    const played = await play(factsOf('all', { targets }), ['dev']);
    expect(ids(played)).toEqual(['target', 'folder', 'secret']);
    const parsed = answeredTarget(factsOf('all', { targets }), played.answers ?? {});
    expect(parsed.ok && parsed.target.label).toBe('dev');
  });

  test('a Backstage object that is there fills in name and namespace', async () => {
    const facts = factsOf('platform', { hints });
    const played = await play(facts, ['1.8', 'seen-ns/seen']);
    expect(ids(played)).toEqual(['release', 'backstage', 'method', 'folder']);
    const parsed = answeredTarget(facts, played.answers ?? {});
    expect(parsed.ok && parsed.target).toMatchObject({ name: 'seen', namespace: 'seen-ns' });
    expect(ids(await play(facts, ['1.8', '']))).toContain('name');
  });

  test('the secret not where one is kept, git not without a repository or when ignored already', async () => {
    const all = ids(await play(factsOf('backstage', { gitignore: '' }), []));
    expect(all).toContain('ignore');
    const secretFolders = new Set(['deploy']);
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
      'release 1/5',
      'name 2/5',
      'release 1/5',
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

  test('back at the first question stays there', async () => {
    expect((await play(factsOf('infra'), [back, back])).shown.slice(0, 3)).toEqual([
      'release 1/4',
      'release 1/4',
      'release 1/4',
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
    expect(ids(played)).toEqual(['name', 'method']);
    expect(played.answers).toMatchObject({ ...given, name: 'hub' });
  });

  test('only texts of known questions are taken', () => {
    const argument = { release: '1.10', name: 5, other: 'x' };
    expect(givenAnswers(argument)).toEqual({ release: '1.10' });
    expect(givenAnswers(undefined)).toEqual({});
    expect(givenAnswers('x')).toEqual({});
  });

  test('contradictions are told', async () => {
    const parsed = answeredTarget(factsOf('infra'), { release: '1.10', method: 'none', rhdhOperator: 'yes' });
    expect(!parsed.ok && parsed.findings.map(({ message: said }) => plain(said))).toEqual([
      'The RHDH operator is installed with the method "operator" only.',
    ]);
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
  ] as const)('%o', (answers, expected) => {
    const said = { release: '2.0', name: 'a', namespace: 'b', ...answers };
    const parsed = answeredTarget(factsOf('all'), said);
    expect(parsed.ok && parsed.target).toMatchObject(expected);
  });

  test('a ConfigMap asked for by name switches the plugins on', () => {
    const parsed = answeredTarget(factsOf('dynamic-plugins'), { release: '2.0', name: 'a', namespace: 'b' });
    expect(parsed.ok && parsed.target.plugins).toBe('configmap');
  });

  test.each([
    ['', []],
    ['deploy/dev/', ['deploy/dev/**']],
    ['.\\deploy', ['deploy/**']],
  ])('the remembered target speaks for the folder "%s"', (folder, files) => {
    const answers = { release: '2.0', name: 'a', namespace: 'b', folder, save: 'yes', label: 'dev' };
    const parsed = answeredTarget(factsOf('all'), answers);
    expect(parsed.ok && entryToSave(parsed.target, answers)?.files).toEqual(files);
    expect(parsed.ok && entryToSave(parsed.target, { ...answers, save: 'no' })).toBeUndefined();
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
    const problem = prompt.question.problem(text, facts, prompt.answers);
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

  test('a secret is needed, and not shown', async () => {
    const facts = factsOf('backstage');
    const script = ['1.9', ok, ok, ok, 'enter', ok];
    expect(await problemOf('secretValue', ' ', facts, script)).toBe('A value is needed.');
    const { prompts } = await play(facts, script);
    const question = prompts.at(-1)?.question;
    expect(question?.kind === 'text' && question.hidden).toBe(true);
  });
});
