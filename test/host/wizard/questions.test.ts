import { strict as assert } from 'node:assert';
import { readdirSync } from 'node:fs';
import { scaffoldWhat } from '../../../src/features/scaffold/scaffoldCommand.ts';
import { empty, place, read, texts, write } from '../folder.ts';
import { watchInputs, type QuickInputs } from './quickInputs.ts';

/** The questions of a whole target with a file of targets beside it, and what is offered first. */
const answers = [
  ['Target', 'target', ''],
  ['Release', 'release', '2.0'],
  ['Name', 'name', 'developer-hub'],
  ['Namespace', 'namespace', 'rhdh'],
  ['Platform', 'method', 'operator'],
  ['Plugins', 'plugins', 'flavour'],
  ['Approval', 'approval', 'Automatic'],
  ['RHDH operator', 'rhdhOperator', 'no'],
  ['Database', 'database', 'local'],
  ['Options', 'options', ''],
  ['Layout', 'layout', 'separate'],
  ['Folder', 'folder', ''],
  ['Target file', 'save', 'yes'],
  ['Target name', 'label', 'developer-hub'],
  ['Secret', 'secret', 'generate'],
  ['Git', 'ignore', 'yes'],
] as const;
const questions = answers.map(([title]) => title);

const targetFile = `version: 1
targets:
  - name: other
    release: "1.10"
    backstage: {name: hub, namespace: other}
`;

describe('the questions of the wizard', () => {
  let inputs: QuickInputs;
  let run: Promise<void>;

  beforeEach(() => {
    empty();
    write('.rhdh-orchestrator.yaml', targetFile);
    inputs = watchInputs();
  });
  afterEach(() => inputs.restore());

  /** Starts the command and describes a new target. */
  async function start(): Promise<void> {
    run = scaffoldWhat('all', {}, { hints: [], tool: '1.2.3' });
    await inputs.highlight('Another one…');
  }

  async function acceptUpTo(index: number): Promise<void> {
    for (const [at, question] of questions.slice(0, index).entries()) {
      const shown = await inputs.shown(`Scaffold Everything: ${question}`);
      assert.equal(shown.step, at + 1, question);
      await inputs.accept();
    }
  }

  it('are answered one after the other, and the files are there', async () => {
    await start();
    await acceptUpTo(questions.length);
    await run;
    assert.match(inputs.messages.join(), /^\d+ files created, 1 changed, 0 left as they are\.$/);
    assert.deepEqual(
      readdirSync(place()).filter((name) => name.startsWith('.')),
      ['.git', '.gitignore', '.rhdh-orchestrator.lock', '.rhdh-orchestrator.yaml'],
    );
    assert.match(read('.rhdh-orchestrator.yaml'), /name: other[^]*name: developer-hub/);
    assert.match(read('.rhdh-orchestrator.lock'), /"tool": "1\.2\.3"/);
    assert.equal(read('.gitignore'), '/23-backend-secret.yaml\n');
  });

  it('can be gone back through from each of them, and keep what was answered', async () => {
    await start();
    await acceptUpTo(questions.length - 1);
    const last = await inputs.shown(`: ${questions.at(-1)}`);
    assert.equal(last.step, questions.length);
    for (const question of questions.slice(0, -1).toReversed()) {
      await inputs.back();
      await inputs.shown(`: ${question}`);
    }
    const first = await inputs.shown(': Target');
    assert.deepEqual('activeItems' in first && first.activeItems.map(({ label }) => label), ['Another one…']);
    assert.equal(first.buttons.length, 0);
    await acceptUpTo(questions.length);
    await run;
    assert.ok(texts().has('24-backstage.yaml'));
  });

  it('are left by Escape at each of them, and nothing is left behind', async () => {
    const before = texts();
    for (const [index, question] of questions.entries()) {
      // What comes with the command is not asked for again.
      const given = Object.fromEntries(answers.slice(0, index).map(([, id, value]) => [id, value]));
      run = scaffoldWhat('all', given, { hints: [], tool: '1.2.3' });
      await inputs.shown(`: ${question}`);
      await inputs.escape();
      await run;
      assert.ok(inputs.isIdle, question);
      assert.deepEqual(texts(), before, question);
    }
    assert.deepEqual(inputs.messages, []);
  });

  it('do not take a text that has a problem', async () => {
    await start();
    await acceptUpTo(2);
    const name = await inputs.shown(': Name');
    assert.ok('validationMessage' in name);
    name.value = 'Hub';
    await inputs.accept();
    const said = name.validationMessage;
    assert.match(typeof said === 'string' ? said : '', /lower-case/);
    assert.equal((await inputs.shown()).title, name.title);
    await inputs.escape();
    await run;
  });
});
