import { strict as assert } from 'node:assert';
import { Socket } from 'node:net';
import { sep } from 'node:path';
import { commands as palette, extensions, type Extension } from 'vscode';
import { commands } from '../../src/protocol/names.ts';

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

/** Runs `work` and counts the connections that anything in this process opens meanwhile, whatever its protocol. */
async function connectionsDuring(work: () => PromiseLike<unknown>): Promise<number> {
  const connect = Object.getOwnPropertyDescriptor(Socket.prototype, 'connect');
  assert.ok(connect);
  let count = 0;
  const counting = function (this: Socket, ...args: unknown[]): unknown {
    count++;
    return Reflect.apply(connect.value as (...given: unknown[]) => unknown, this, args);
  };
  Object.defineProperty(Socket.prototype, 'connect', { ...connect, value: counting });
  try {
    await work();
    return count;
  } finally {
    Object.defineProperty(Socket.prototype, 'connect', connect);
  }
}

describe('activation', () => {
  it('has not happened with the start of the editor', () => {
    assert.equal(ourExtension().isActive, false);
    assert.deepEqual(loadedBundles(), []);
  });

  it('opens no connection', async () => {
    assert.equal(await connectionsDuring(() => ourExtension().activate()), 0);
    assert.equal(ourExtension().isActive, true);
  });

  it('loads none of the heavy bundles', () => {
    const light = ['extension.js', 'yaml.js', 'jsYaml.js'];
    const loaded = loadedBundles();
    assert.ok(loaded.includes('extension.js'), `loaded: ${loaded.join(', ')}`);
    assert.deepEqual(
      loaded.filter((bundle) => !light.includes(bundle)),
      [],
    );
  });

  it('registers every command of the table of public names', async () => {
    const known = new Set(await palette.getCommands(true));
    const missing = Object.values(commands).filter((command) => !known.has(command));
    assert.deepEqual(missing, []);
  });

  it('would have been caught: the count sees a connection', async () => {
    const refused = () =>
      new Promise((resolve) => new Socket().connect(1, '127.0.0.1').once('error', resolve));
    assert.equal(await connectionsDuring(refused), 1);
  });
});
