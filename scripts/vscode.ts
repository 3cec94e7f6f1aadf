import { existsSync } from 'node:fs';
import { cp, mkdir, rename, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { cacheFolder, keepInCache } from '../sandbox/cache.ts';
import { withLock } from '../sandbox/lock.ts';
import { mustRun } from './run.ts';
import { temporaryBeside } from './temporary.ts';

/** A web VS Code on disk: its server and the Node it wants. */
export interface VsCode {
  readonly version: string;
  readonly node: string;
  readonly serverMain: string;
}

/**
 * code-server is VS Code's own server, extension host and workbench on npm. Its 4.x.y is VS Code 1.x.y.
 * The floor is the version that `engines.vscode` names; each wants the Node it was built for.
 */
export const editions = {
  newest: { codeServer: '4.139.1', vscode: '1.139.1', node: '24' },
  floor: { codeServer: '4.112.0', vscode: '1.112.0', node: '22' },
} as const;

export type Edition = keyof typeof editions;

/** The folder of an installed edition in the cache, installed there first when it is not. */
export async function installVsCode(edition: Edition, say: (line: string) => void): Promise<VsCode> {
  const { codeServer, vscode, node } = editions[edition];
  const folder = cacheFolder('vscode', `code-server-${codeServer}-node-${node}`);
  await withLock(`${folder}.lock`, async () => {
    if (existsSync(folder)) return;
    say(`installing VS Code ${vscode} (web) into the cache, about half a gigabyte`);
    await mkdir(dirname(folder), { recursive: true });
    const temporary = await temporaryBeside(folder);
    try {
      await installInto(temporary.path, codeServer, node);
      await rename(temporary.path, folder);
    } finally {
      await temporary.remove();
    }
  });
  await keepInCache(folder);
  return {
    version: vscode,
    node: join(folder, 'node/node_modules/node/bin/node'),
    serverMain: join(vscodeFolder(folder), 'out/server-main.js'),
  };
}

function vscodeFolder(folder: string): string {
  return join(folder, 'server/node_modules/code-server/lib/vscode');
}

async function installInto(folder: string, codeServer: string, node: string): Promise<void> {
  // The native modules that install scripts would build only serve logging and terminals.
  const withoutScripts = ['--omit=dev', '--ignore-scripts'];
  await npmInstall(join(folder, 'server'), [...withoutScripts, `code-server@${codeServer}`]);
  await npmInstall(vscodeFolder(folder), withoutScripts);
  await npmInstall(join(vscodeFolder(folder), 'extensions'), withoutScripts);
  await npmInstall(join(folder, 'node'), [`node@${node}`]);
  await addRipgrep(folder);
}

/**
 * The file search of VS Code runs ripgrep. Newer versions bring its binary along, older ones download it
 * in an install script; those get the binary that npm has for this platform.
 */
async function addRipgrep(folder: string): Promise<void> {
  const older = join(vscodeFolder(folder), 'node_modules/@vscode/ripgrep');
  if (!existsSync(older)) return;
  const name = `@vscode/ripgrep-${process.platform}-${process.arch}`;
  await npmInstall(join(folder, 'ripgrep'), ['--ignore-scripts', `${name}@1.18.0`]);
  await cp(join(folder, 'ripgrep/node_modules', name, 'bin'), join(older, 'bin'), { recursive: true });
}

async function npmInstall(folder: string, args: readonly string[]): Promise<void> {
  if (!existsSync(join(folder, 'package.json'))) {
    await mkdir(folder, { recursive: true });
    // The package `node` fetches its binary by an install script, which newer npm releases want named.
    await writeFile(
      join(folder, 'package.json'),
      JSON.stringify({ private: true, allowScripts: { node: true } }),
    );
  }
  await mustRun('npm', ['install', '--no-audit', '--no-fund', ...args], {
    cwd: folder,
    env: npmEnvironment(process.env),
  });
}

/** Without what an outer `npm run` has set for its own package: its scripts' policy and prefix are not ours. */
function npmEnvironment(environment: NodeJS.ProcessEnv): NodeJS.ProcessEnv {
  return Object.fromEntries(
    Object.entries(environment).filter(
      ([name]) =>
        !/^npm_(package|lifecycle|command|execpath|config_(local_prefix|prefix|noproxy|omit))/.test(name),
    ),
  );
}

if (import.meta.main) {
  for (const edition of process.argv.slice(2)) {
    if (!Object.hasOwn(editions, edition)) throw new Error(`unknown edition ${edition}`);
    console.log(await installVsCode(edition as Edition, console.log));
  }
}
