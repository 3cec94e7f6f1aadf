import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { vsixPath } from '../scripts/package.ts';
import { unpackVsix } from '../scripts/vsix.ts';
import { stretches, type HostBlocks, type Stretch } from './hostStretches.ts';
import { measuredInVsCode } from './inVsCode.ts';
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

const lay: Readonly<Record<Side, (folder: string) => Promise<void>>> = {
  with: (folder) => unpackVsix(vsixPath(), folder),
  without: layNothing,
};

/** One turn in a fresh VS Code; `kubeconfig` leads to the cluster that the sidebar shows. */
function hostBlocks(side: Side, kubeconfig: string): Promise<HostBlocks> {
  return measuredInVsCode({ module: 'hostBlock.ts', lay: lay[side], kubeconfig });
}

async function layNothing(folder: string): Promise<void> {
  await mkdir(folder);
  const manifest = { name: 'nothing', publisher: 'bench', version: '0.0.1', engines: { vscode: '*' } };
  await writeFile(join(folder, 'package.json'), JSON.stringify(manifest));
}
