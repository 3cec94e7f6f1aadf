import { once } from 'node:events';
import { createWriteStream } from 'node:fs';
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { endGroup, spawnGroup } from './children.ts';
import { mustRun } from './run.ts';
import { temporaryFolder } from './temporary.ts';
import type { VsCode } from './vscode.ts';

export interface ServerOptions {
  /** User settings, added to those that keep a fresh VS Code quiet. */
  readonly settings?: Readonly<Record<string, unknown>>;
  /** Environment of the server, its extension hosts and what they start; added to this process's own. */
  readonly env?: Readonly<Record<string, string>>;
  /** Who has the address may enter when this is left out: right for a test, wrong for a person. */
  readonly connectionToken?: string;
  /** Packed extensions to install before the start. */
  readonly install?: readonly string[];
  /** Where extensions are installed; its own data folder when left out. */
  readonly extensionsFolder?: string;
  /** `tests` makes the page honour a development extension and a tests module named in its address. */
  readonly page?: 'tests';
}

export interface VsCodeServer {
  /** `http://127.0.0.1:PORT` */
  readonly origin: string;
  /** The address that opens a folder, with the connection token where there is one. */
  address(workspace: string | undefined): string;
  /** Resolves when the server has ended, by whatever cause. */
  readonly ended: Promise<void>;
  /** The last lines the server has printed, for the message of a failure. */
  lastWords(): Promise<string>;
  /** Ends the server with all it has started and removes its data. */
  close(): Promise<void>;
}

/** How the address says what is open: nothing, a folder, or what a file lists. */
function opened(workspace: string | undefined): Readonly<Record<string, string>> {
  if (workspace === undefined) return { ew: 'true' };
  return workspace.endsWith('.code-workspace') ? { workspace } : { folder: workspace };
}

const quietSettings = {
  'security.workspace.trust.enabled': false,
  'telemetry.telemetryLevel': 'off',
  'chat.disableAIFeatures': true,
  'workbench.startupEditor': 'none',
  'workbench.tips.enabled': false,
  'workbench.secondarySideBar.defaultVisibility': 'hidden',
  'git.openRepositoryInParentFolders': 'never',
  'remote.autoForwardPorts': false,
  'extensions.autoUpdate': false,
  'extensions.ignoreRecommendations': true,
  'update.mode': 'none',
};

/** Without an empty gallery the workbench looks for extensions on the network at every start. */
const noGallery = { EXTENSIONS_GALLERY: '{}' };
const consents = ['--accept-server-license-terms', '--telemetry-level', 'off'];

/** Installs packed extensions into a folder that any number of servers may then use. */
export async function installExtensions(
  vscode: VsCode,
  packages: readonly string[],
  extensionsFolder: string,
): Promise<void> {
  const common = [
    ...consents,
    '--server-data-dir',
    join(extensionsFolder, '..'),
    '--extensions-dir',
    extensionsFolder,
  ];
  const env = { ...process.env, ...noGallery };
  for (const vsix of packages) {
    await mustRun(vscode.node, [vscode.serverMain, ...common, '--install-extension', vsix], { env });
  }
}

/** Starts a web VS Code on a free loopback port with empty user data of its own. */
export async function startVsCodeServer(vscode: VsCode, options: ServerOptions = {}): Promise<VsCodeServer> {
  const folder = await temporaryFolder('vscode');
  const data = join(folder.path, 'data');
  const log = join(folder.path, 'server.log');
  await mkdir(join(data, 'data/User'), { recursive: true });
  await writeFile(
    join(data, 'data/User/settings.json'),
    JSON.stringify({ ...quietSettings, ...options.settings }, null, 2),
  );
  const env = { ...process.env, ...options.env, ...noGallery };
  const { connectionToken, extensionsFolder = join(data, 'extensions') } = options;
  await installExtensions(vscode, options.install ?? [], extensionsFolder);
  const child = spawnGroup(
    vscode.node,
    [
      vscode.serverMain,
      ...consents,
      '--server-data-dir',
      data,
      '--extensions-dir',
      extensionsFolder,
      '--host=127.0.0.1',
      '--port=0',
      ...(connectionToken === undefined
        ? ['--without-connection-token']
        : ['--connection-token', connectionToken]),
      ...(options.page === 'tests' ? ['--enable-smoke-test-driver'] : []),
    ],
    { env, stdio: ['ignore', 'pipe', 'pipe'] },
  );
  child.stderr?.pipe(createWriteStream(log));
  const lastWords = async (): Promise<string> =>
    (await readFile(log, 'utf8').catch(() => '')).split('\n').slice(-20).join('\n');
  const close = async (): Promise<void> => {
    await endGroup(child);
    await folder.remove();
  };
  const port = await announcedPort(child).catch(async (error: unknown) => {
    const words = await lastWords();
    await close();
    throw new Error(`VS Code ${vscode.version} did not start:\n${words}`, { cause: error });
  });
  const origin = `http://127.0.0.1:${port}`;
  return {
    origin,
    address(workspace) {
      const query = new URLSearchParams({
        ...(connectionToken !== undefined && { tkn: connectionToken }),
        ...opened(workspace),
      });
      return `${origin}/?${query.toString()}`;
    },
    ended: once(child, 'exit').then(() => undefined),
    lastWords,
    close,
  };
}

/** The server says its port on standard output; the rest of what it says there is dropped. */
async function announcedPort(child: ReturnType<typeof spawnGroup>): Promise<number> {
  if (child.stdout === null) throw new Error('the output of the server is not piped');
  const lines = createInterface({ input: child.stdout });
  const port = new Promise<number>((resolve) => {
    lines.on('line', (line) => {
      const found = /^Extension host agent listening on (\d+)/.exec(line)?.[1];
      if (found !== undefined) resolve(Number(found));
    });
  });
  const ended = once(child, 'exit').then(() => Promise.reject(new Error('the server ended')));
  return Promise.race([port, ended]);
}
