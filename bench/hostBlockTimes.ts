import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { build } from 'esbuild';
import { root } from '../scripts/build.ts';
import { vsixPath } from '../scripts/package.ts';
import { temporaryFolder } from '../scripts/temporary.ts';
import { unpackVsix } from '../scripts/vsix.ts';
import { runInVsCode } from '../test/support/runInVsCode.ts';
import { stretches, type HostBlocks, type Stretch } from './hostStretches.ts';
import { middle } from './measure.ts';

/** Milliseconds; the middle of several turns each. */
export interface HostComparison {
  readonly longest: Readonly<Record<Stretch, { readonly with: number; readonly without: number }>>;
  readonly loads: Readonly<Record<string, number>>;
}

/** An extension host with the extension and one without it take turns. */
export async function hostComparison(turns: number, kubeconfig: string): Promise<HostComparison> {
  const found: Record<Side, HostBlocks[]> = { with: [], without: [] };
  for (let turn = 0; turn < turns; turn++) {
    for (const side of ['without', 'with'] as const) found[side].push(await hostBlocks(side, kubeconfig));
  }
  const longest = (side: Side, stretch: Stretch): number =>
    middle(found[side].map((blocks) => blocks.longest[stretch]));
  const bundles = Object.keys(found.with[0]?.loads ?? {});
  return {
    longest: Object.fromEntries(
      stretches.map((stretch) => [
        stretch,
        { with: longest('with', stretch), without: longest('without', stretch) },
      ]),
    ) as HostComparison['longest'],
    loads: Object.fromEntries(
      bundles.map((bundle) => [bundle, middle(found.with.map(({ loads }) => loads[bundle] ?? Number.NaN))]),
    ),
  };
}

/** `with` has the files of the VSIX, `without` an extension that does nothing. */
type Side = 'with' | 'without';

/** One turn of `hostBlock.ts` in a fresh VS Code; `kubeconfig` leads to the cluster that the sidebar shows. */
async function hostBlocks(side: Side, kubeconfig: string): Promise<HostBlocks> {
  const folder = await temporaryFolder('bench');
  try {
    const at = (name: string): string => join(folder.path, name);
    await mkdir(at('workspace'));
    if (side === 'with') await unpackVsix(vsixPath(), at('extension'));
    else await writeNothing(at('extension'));
    await build({
      absWorkingDir: root,
      entryPoints: ['bench/hostBlock.ts'],
      outfile: at('hostBlock.js'),
      bundle: true,
      packages: 'external',
      platform: 'node',
      format: 'cjs',
    });
    await writeFile(at('package.json'), '{"type":"commonjs"}');
    const { code, output } = await runInVsCode({
      edition: 'newest',
      extension: at('extension'),
      testsPath: at('hostBlock.js'),
      workspace: at('workspace'),
      settings: undefined,
      userData: at('user'),
      env: { KUBECONFIG: kubeconfig, RHDH_ORCHESTRATOR_BENCH_RESULT: at('milliseconds') },
    });
    if (code !== 0) throw new Error(output);
    return JSON.parse(await readFile(at('milliseconds'), 'utf8')) as HostBlocks;
  } finally {
    await folder.remove();
  }
}

async function writeNothing(folder: string): Promise<void> {
  await mkdir(folder);
  const manifest = { name: 'nothing', publisher: 'bench', version: '0.0.1', engines: { vscode: '*' } };
  await writeFile(join(folder, 'package.json'), JSON.stringify(manifest));
}
