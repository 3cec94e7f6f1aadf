import { spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync } from 'node:fs';
import { mkdir, readdir, readFile, rename, rm } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { createInterface } from 'node:readline';
import { plain, type Message } from '../src/core/message.ts';
import { cacheFolder, keepInCache } from './cache.ts';
import { findGo } from './go.ts';
import { withLock } from './lock.ts';

const sources = join(import.meta.dirname, 'go');
const kubernetes = { major: '1', minor: '34', version: 'v1.34.4' } as const;

/** Where the control plane's program is (or will be, before it is built), or why there is none. */
export type Sandbox =
  | { readonly kind: 'available'; readonly binary: string }
  | { readonly kind: 'unavailable'; readonly reason: Message };

/** Receives one line of progress at a time. */
export type Progress = (line: string) => void;

/** Names the program of these sources and this compiler without building it: takes milliseconds. */
export async function locateSandbox(): Promise<Sandbox> {
  const go = await findGo();
  if (go.kind === 'unavailable') return go;
  const key = createHash('sha256').update(`${go.version} ${go.platform}\n`);
  for (const name of (await readdir(sources)).sort()) {
    key.update(`${name}\n`).update(await readFile(join(sources, name)));
  }
  const binary = cacheFolder('sandbox', key.digest('hex').slice(0, 16), 'sandbox');
  return { kind: 'available', binary };
}

/**
 * The program, built if the cache has none of these sources. The first build on a machine downloads the
 * Go modules and takes minutes. Throws when the compiler fails; its output has gone to `progress`.
 */
export async function buildSandbox(progress: Progress = printProgress): Promise<Sandbox> {
  const located = await locateSandbox();
  if (located.kind === 'unavailable') return located;
  const { binary } = located;
  if (!existsSync(binary)) {
    await withLock(`${dirname(binary)}.lock`, async () => {
      if (!existsSync(binary)) await compile(binary, progress);
    });
  }
  await keepInCache(dirname(binary));
  return located;
}

async function compile(binary: string, progress: Progress): Promise<void> {
  progress('Building the sandbox cluster; the first time this takes some minutes.');
  const started = performance.now();
  const unfinished = `${binary}.${process.pid}`;
  await mkdir(dirname(binary), { recursive: true });
  try {
    await goBuild(unfinished, progress);
    await rename(unfinished, binary);
  } finally {
    await rm(unfinished, { force: true });
  }
  progress(`Built the sandbox cluster in ${Math.round((performance.now() - started) / 1000)} s.`);
}

async function goBuild(output: string, progress: Progress): Promise<void> {
  const set = 'k8s.io/component-base/version.git';
  // Without these the API server calls itself v0.0.0.
  const stamps = [
    `-X ${set}Version=${kubernetes.version}`,
    `-X ${set}Major=${kubernetes.major}`,
    `-X ${set}Minor=${kubernetes.minor}`,
  ];
  const child = spawn(
    'go',
    ['build', '-v', '-trimpath', '-buildvcs=false', `-ldflags=-s -w ${stamps.join(' ')}`, '-o', output, '.'],
    { cwd: sources, stdio: ['ignore', 'ignore', 'pipe'] },
  );
  const said: string[] = [];
  let compiled = 0;
  let downloaded = 0;
  createInterface({ input: child.stderr }).on('line', (line) => {
    // `-v` prints each package as it is compiled, on its own; anything with a space is news.
    if (line.startsWith('go: downloading ')) {
      if (++downloaded % 25 === 0) progress(`  ${downloaded} modules downloaded`);
    } else if (line.includes(' ')) said.push(line);
    else if (++compiled % 100 === 0) progress(`  ${compiled} packages compiled`);
  });
  const code = await new Promise<number | null>((resolve, reject) => {
    child.once('error', reject).once('close', resolve);
  });
  if (code === 0) return;
  for (const line of said) progress(line);
  throw new Error(`go build ended with ${code}: ${said.at(-1) ?? 'no output'}`);
}

function printProgress(line: string): void {
  process.stderr.write(`${line}\n`);
}

/** `--check` only tells whether the sandbox can be built here; exit code 3 and the reason where it cannot. */
async function main(args: readonly string[]): Promise<number> {
  const sandbox = args.includes('--check') ? await locateSandbox() : await buildSandbox();
  if (sandbox.kind === 'unavailable') {
    console.log(plain(sandbox.reason));
    return 3;
  }
  console.log(sandbox.binary);
  return 0;
}

if (import.meta.main) process.exitCode = await main(process.argv.slice(2));
