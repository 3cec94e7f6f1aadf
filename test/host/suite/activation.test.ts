import { strict as assert } from 'node:assert';
import { sep } from 'node:path';
import { commands as palette, extensions, type Extension } from 'vscode';
import { commands } from '../../../src/protocol/names.ts';

function ourExtension(): Extension<unknown> {
  const found = extensions.getExtension('rhdh-orchestrator.rhdh-orchestrator');
  assert.ok(found, 'VS Code does not know the extension');
  return found;
}

/** Files of the extension's `dist/` that this process has loaded. */
function loadedBundles(): string[] {
  const dist = `${ourExtension().extensionPath}${sep}dist${sep}`;
  return Object.keys(require.cache)
    .filter((file) => file.startsWith(dist))
    .map((file) => file.slice(dist.length));
}

/** Kinds of what keeps this process alive, one entry for each. */
function openSockets(): number {
  return process.getActiveResourcesInfo().filter((kind) => /TCP|TLS|GetAddrInfo/.test(kind)).length;
}

describe('activation', () => {
  let socketsBefore = 0;

  before(async () => {
    socketsBefore = openSockets();
    await ourExtension().activate();
  });

  it('loads none of the heavy bundles', () => {
    const loaded = loadedBundles();
    assert.ok(loaded.includes('extension.js'), `loaded: ${loaded.join(', ')}`);
    const light = ['extension.js', 'yaml.js', 'jsYaml.js'];
    assert.deepEqual(
      loaded.filter((bundle) => !light.includes(bundle)),
      [],
    );
  });

  it('opens no connection', () => {
    assert.equal(openSockets(), socketsBefore);
  });

  it('registers every command of the table of public names', async () => {
    const known = new Set(await palette.getCommands(true));
    const missing = Object.values(commands).filter((command) => !known.has(command));
    assert.deepEqual(missing, []);
  });
});
