import { strict as assert } from 'node:assert';
import { rmSync } from 'node:fs';
import { commands, TabInputTextDiff, window, workspace, Uri } from 'vscode';
import { scaffoldWhat } from '../../../src/features/scaffold/scaffoldCommand.ts';
import { eventually } from '../eventually.ts';
import { empty, place, read, texts, write } from '../folder.ts';
import { watchInputs, type QuickInputs } from './quickInputs.ts';

const targetFile = (approval: string, rest = ''): string => `version: 1
targets:
  - name: dev
    release: "1.10"
    approval: ${approval}
    plugins: configmap
    backstage: {name: hub, namespace: developer-portal}
${rest}`;

const subscription = 'deploy/10-serverless.yaml';
const approvalLine = 'installPlanApproval: Automatic';

describe('scaffolding again', () => {
  let inputs: QuickInputs;

  beforeEach(async () => {
    empty();
    inputs = watchInputs();
    write('.rhdh-orchestrator.yaml', targetFile('Automatic'));
    await scaffold();
    inputs.forget();
  });
  afterEach(() => inputs.restore());

  function scaffold(): Promise<void> {
    const given = { target: 'dev', layout: 'separate', folder: 'deploy', secret: 'generate', ignore: 'no' };
    return scaffoldWhat('all', given, { hints: [], tool: '1.2.3' });
  }

  /** What a person writes into the file where the product would write something else now. */
  function editApproval(): void {
    write(subscription, read(subscription).replace(approvalLine, `${approvalLine} # mine`));
  }

  /** The text on the right side of the diff on the screen. */
  async function rightSide(): Promise<string> {
    const input = await eventually('a diff', () => {
      const shown = window.tabGroups.activeTabGroup.activeTab?.input;
      return shown instanceof TabInputTextDiff ? shown : undefined;
    });
    return (await workspace.openTextDocument(input.modified)).getText();
  }

  it('does nothing where nothing is new', async () => {
    const before = texts();
    await scaffold();
    assert.deepEqual(texts(), before);
    assert.match(inputs.messages.join(), /^0 files created, 0 changed, \d+ left as they are\.$/);
  });

  it('brings what is made differently into an edited file, keeps the edit, and can be undone', async () => {
    const edited = read(subscription).replace('spec:', 'spec: # mine');
    write(subscription, edited);
    write('.rhdh-orchestrator.yaml', targetFile('Manual'));
    const run = scaffold();
    await inputs.shown('deploy/10-serverless.yaml is made differently now');
    assert.match(await rightSide(), /spec: # mine[^]*installPlanApproval: Manual/);
    assert.equal(read(subscription), edited);
    await inputs.accept();
    await inputs.shown('deploy/11-serverless-logic.yaml is made differently now');
    await inputs.highlight('Leave deploy/11-serverless-logic.yaml as it is');
    await inputs.accept();
    await run;
    assert.match(read(subscription), /spec: # mine[^]*installPlanApproval: Manual/);
    assert.match(read('deploy/11-serverless-logic.yaml'), /installPlanApproval: Automatic/);
    await window.showTextDocument(Uri.file(place(subscription)));
    await commands.executeCommand('undo');
    assert.equal(window.activeTextEditor?.document.getText(), edited);
    await commands.executeCommand('workbench.action.revertAndCloseActiveEditor');

    // What was left as it is is asked about again, what was taken is not.
    const again = scaffold();
    await inputs.shown('deploy/11-serverless-logic.yaml is made differently now');
    await inputs.accept();
    await again;
    assert.match(read('deploy/11-serverless-logic.yaml'), /installPlanApproval: Manual/);
  });

  for (const { choice, expected, takesAll } of [
    {
      choice: 'Merge and keep my lines (1 conflict)',
      expected: /spec: # too[^]*Automatic # mine/,
      takesAll: false,
    },
    {
      choice: 'Merge and take the new lines',
      expected: /spec: # too[^]*installPlanApproval: Manual\n/,
      takesAll: true,
    },
  ]) {
    it(`ends a conflict as chosen, with the diff following: ${choice}`, async () => {
      editApproval();
      write(subscription, read(subscription).replace('spec:', 'spec: # too'));
      rmSync(place('deploy/11-serverless-logic.yaml'));
      write('.rhdh-orchestrator.yaml', targetFile('Manual'));
      const run = scaffold();
      await inputs.shown('10-serverless.yaml was edited where it is made differently now');
      assert.match(await rightSide(), /Automatic # mine/);
      await inputs.highlight(choice);
      const shown = await eventually('the diff to follow', async () => {
        const text = await rightSide();
        return expected.test(text) ? text : undefined;
      });
      await inputs.accept();
      await run;
      assert.equal(read(subscription), shown);
      assert.match(read('deploy/11-serverless-logic.yaml'), /installPlanApproval: Manual/);
      assert.match(
        inputs.messages.join('\n'),
        /Had been deleted and is made again: 11-serverless-logic\.yaml/,
      );
      assert.deepEqual(
        window.tabGroups.all
          .flatMap(({ tabs }) => tabs)
          .filter(({ input }) => input instanceof TabInputTextDiff),
        [],
      );
      // What was taken is not asked again, what was not is.
      const again = scaffold();
      if (!takesAll) {
        await inputs.shown('10-serverless.yaml was edited where it is made differently now');
        await inputs.escape();
      }
      await again;
      assert.equal(read(subscription), shown);
    });
  }

  it('writes nothing at all after Escape, also where a file was decided on already', async () => {
    editApproval();
    write('.rhdh-orchestrator.yaml', targetFile('Manual'));
    rmSync(place('deploy/24-backstage.yaml'));
    const before = texts();
    const run = scaffold();
    await inputs.shown('10-serverless.yaml was edited where it is made differently now');
    await inputs.accept();
    await inputs.shown('11-serverless-logic.yaml is made differently now');
    await inputs.escape();
    await run;
    assert.deepEqual(texts(), before);
    assert.deepEqual(inputs.messages, []);
  });

  it('replaces as a whole only where nobody knows how a file was made, and leaves it by default', async () => {
    rmSync(place('deploy/.rhdh-orchestrator.lock'));
    write(subscription, read(subscription).replace('spec:', 'spec: # mine'));
    const run = scaffold();
    await inputs.shown('deploy/10-serverless.yaml exists and differs');
    await inputs.accept();
    await run;
    assert.match(read(subscription), /# mine/);
    assert.ok(texts().has('deploy/.rhdh-orchestrator.lock') === false, 'nothing was written');
  });

  it('says what is not made any more and leaves it', async () => {
    write('.rhdh-orchestrator.yaml', targetFile('Automatic', '    method: none\n'));
    const run = scaffold();
    for (let ended = false; !ended;) {
      void run.then(() => (ended = true));
      await eventually('a question or the end', () => !inputs.isIdle || ended || undefined);
      if (!ended) await inputs.accept();
    }
    assert.match(inputs.messages.join('\n'), /Not made any more, and left as it is: 24-backstage\.yaml/);
    assert.ok(texts().has('deploy/24-backstage.yaml'));
  });

  it('deletes what is not made any more and was not edited, where that is chosen', async () => {
    const edited = 'deploy/22-app-config.yaml';
    write(edited, `${read(edited)}# mine\n`);
    write('.rhdh-orchestrator.yaml', targetFile('Automatic', '    method: none\n'));
    const before = texts();
    const cancelled = scaffold();
    await inputs.shown();
    await inputs.escape();
    await cancelled;
    assert.deepEqual(texts(), before);

    const run = scaffold();
    await inputs.shown();
    await inputs.highlight('Delete those that were not edited');
    for (let ended = false; !ended;) {
      void run.then(() => (ended = true));
      await eventually('a question or the end', () => !inputs.isIdle || ended || undefined);
      if (!ended) await inputs.accept();
    }
    assert.match(inputs.messages.join('\n'), /Deleted, because it is not made any more: 24-backstage\.yaml/);
    assert.ok(!texts().has('deploy/24-backstage.yaml'));
  });

  for (const [name, text, said] of [
    ['broken', '{', /It is not JSON/],
    ['foreign', '{"lockfileVersion": 3}', /It is not a lock file of rhdh-orchestrator/],
    ['newer', '{"kind": "rhdh-orchestrator-lock", "version": 99}', /use a newer rhdh-orchestrator/],
  ] as const) {
    it(`stops at a lock file that is ${name}`, async () => {
      write('deploy/.rhdh-orchestrator.lock', text);
      rmSync(place(subscription));
      const before = texts();
      await scaffold();
      assert.match(inputs.messages.join(), said);
      assert.match(inputs.messages.join(), /Nothing was written/);
      assert.deepEqual(texts(), before);
    });
  }

  it('stops at the Secret of another target', async () => {
    const secret = 'deploy/23-backend-secret.yaml';
    write(secret, read(secret).replace('namespace: developer-portal', 'namespace: other'));
    rmSync(place(subscription));
    const before = texts();
    await scaffold();
    assert.match(inputs.messages.join(), /holds Secret other\/hub-backend-auth, and here belongs Secret/);
    assert.deepEqual(texts(), before);
  });

  it('stops at a name that differs by upper and lower case only', async () => {
    write('deploy/24-Backstage.yaml', '');
    rmSync(place('deploy/24-backstage.yaml'));
    const before = texts();
    await scaffold();
    assert.match(inputs.messages.join(), /differ from it by upper and lower case only/);
    assert.deepEqual(texts(), before);
  });

  it('shows no value of a Secret in a diff', async () => {
    const secret = 'deploy/23-backend-secret.yaml';
    const value = /BACKEND_SECRET: (\S+)/.exec(read(secret))?.[1] ?? '';
    assert.notEqual(value, '');
    write(secret, read(secret).replace('kind: Secret', 'kind: Secret # mine'));
    rmSync(place('deploy/.rhdh-orchestrator.lock'));
    const run = scaffold();
    await inputs.shown('23-backend-secret.yaml exists and differs');
    const diff = window.tabGroups.activeTabGroup.activeTab?.input;
    assert.ok(diff instanceof TabInputTextDiff);
    for (const side of [diff.original, diff.modified]) {
      const text = (await workspace.openTextDocument(side)).getText();
      assert.match(text, /BACKEND_SECRET: "<masked>"/);
      assert.ok(!text.includes(value));
    }
    await inputs.highlight('Replace deploy/23-backend-secret.yaml');
    await inputs.accept();
    await run;
    assert.match(read(secret), /^kind: Secret$/m);
    assert.ok(read(secret).includes(value));
  });
});
