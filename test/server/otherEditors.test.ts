import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { badTexts } from '../support/badInput.ts';
import {
  lspCommand,
  startLanguageClient,
  type Introduction,
  type LanguageClient,
} from '../support/languageClient.ts';

const list = 'plugins:\n  - package: "oci://a/b:1!b"\n  - package: "oci://a/b:2!b"\n';

let folder: string;
let client: LanguageClient | undefined;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'rhdh-orchestrator-'));
});
afterEach(async () => {
  const ended = await client?.stop();
  client = undefined;
  expect(ended).toEqual({ code: 0, stderr: '' });
  rmSync(folder, { recursive: true });
});

/** The command as it is packed, and an editor that knows nothing but the protocol. */
async function editor(introduction: Introduction, settings: Record<string, unknown> | null = null) {
  client = await startLanguageClient(lspCommand, settings, folder, introduction);
  return client;
}

const asked = { workspace: { configuration: true } };

describe('an editor other than VS Code', () => {
  const uri = () => pathToFileURL(join(folder, 'dynamic-plugins.yaml')).href;

  test('that can do nothing gets problems, repairs, help and outlines', async () => {
    const { open, codeActions, completion, hover, change, close } = await editor({ capabilities: {} });
    const [problem] = await open(uri(), list);
    expect(problem).toMatchObject({ code: 'dp-duplicate', range: { start: { line: 2 } } });
    if (problem === undefined) throw new Error('no problem');
    expect((await codeActions(uri(), problem)).length).toBeGreaterThan(0);
    const typed = `${list}    <|>`;
    await change(uri(), typed.replace('<|>', ''));
    expect((await completion(uri(), typed)).map(({ label }) => label)).toContain('disabled');
    expect(await hover(uri(), list.replace('package', 'pack<|>age'))).not.toBeNull();
    await close(uri());
  });

  test('its settings in the options it starts with, as the section or around it', async () => {
    for (const initializationOptions of [{ release: '1.8' }, { rhdhOrchestrator: { release: '1.8' } }]) {
      const { open } = await editor({ capabilities: {}, initializationOptions });
      expect(await open(uri(), list)).toMatchObject([{ code: 'dp-duplicate', severity: 2 }]);
      await client?.stop();
    }
    client = await startLanguageClient(lspCommand);
  });

  test('its settings when it is asked, which go before those it starts with', async () => {
    const { open } = await editor(
      { capabilities: asked, initializationOptions: { release: '1.8' } },
      { release: '1.10' },
    );
    expect(await open(uri(), list)).toMatchObject([{ code: 'dp-duplicate', severity: 1 }]);
  });

  test('no answer when it is asked leaves those it starts with', async () => {
    const { open } = await editor({ capabilities: asked, initializationOptions: { release: '1.8' } });
    expect(await open(uri(), list)).toMatchObject([{ code: 'dp-duplicate', severity: 2 }]);
  });

  test('its settings when it sends them later', async () => {
    const { open, connection, nextDiagnostics } = await editor({ capabilities: {} });
    await open(uri(), list);
    const next = nextDiagnostics(uri(), ([first]) => first?.severity === 4);
    const settings = { rhdhOrchestrator: { release: '1.10', severity: { 'dp-duplicate': 'hint' } } };
    await connection.sendNotification('workspace/didChangeConfiguration', { settings });
    expect(await next).toMatchObject([{ code: 'dp-duplicate' }]);
  });

  test('the target file of the folder', async () => {
    writeFileSync(
      join(folder, '.rhdh-orchestrator.yaml'),
      'version: 1\ntargets:\n  - {name: a, release: "1.8", backstage: {name: hub, namespace: rhdh}}\n',
    );
    const { open } = await editor({ capabilities: {} });
    expect(await open(uri(), list)).toMatchObject([{ code: 'dp-duplicate', severity: 2 }]);
  });

  test('texts that nobody should send do not end the server', async () => {
    const { open, close } = await editor({ capabilities: {} });
    for (const [name, make, codes] of badTexts.filter(([name]) => !name.startsWith('50 MB'))) {
      const found = await open(uri(), make());
      const said = found.map(({ code }) => String(code)).filter((code) => code.startsWith('file-'));
      expect(said, name).toEqual(codes);
      await close(uri());
    }
    expect(await open(uri(), list)).toMatchObject([{ code: 'dp-duplicate' }]);
  });
});
