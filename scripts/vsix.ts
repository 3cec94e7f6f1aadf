import { readFileSync } from 'node:fs';
import { mkdir, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { unzipSync } from 'fflate';
import { bundles, libraries } from './bundles.ts';
import { editorSchemas } from './editorSchemas.ts';

/** Path inside the packed extension → its bytes. */
export type VsixFiles = ReadonlyMap<string, Uint8Array>;

export function readVsix(file: string): VsixFiles {
  return new Map(Object.entries(unzipSync(readFileSync(file))));
}

/** Writes the files of the extension itself (without the wrapping of the VSIX format) into `folder`. */
export async function unpackVsix(file: string, folder: string): Promise<void> {
  for (const [path, bytes] of readVsix(file)) {
    if (!path.startsWith('extension/')) continue;
    const target = join(folder, path.slice('extension/'.length));
    await mkdir(dirname(target), { recursive: true });
    await writeFile(target, bytes);
  }
}

const distFiles = [...Object.keys(bundles), ...Object.keys(libraries)].map(
  (name) => `extension/dist/${name}.js`,
);

/** Files that every VSIX has. */
const required = [
  'extension.vsixmanifest',
  '[Content_Types].xml',
  'extension/package.json',
  'extension/package.nls.json',
  'extension/readme.md',
  'extension/changelog.md',
  'extension/LICENSE.txt',
  'extension/docs/rules.md',
  'extension/docs/target-file.md',
  ...distFiles,
  ...Object.keys(editorSchemas).map((file) => `extension/dist/${file}`),
];

/** What else may be there, and how many KB one file of it may have. */
const optional: readonly (readonly [RegExp, number])[] = [
  [/^extension\/l10n\/bundle\.l10n(\.[a-z-]+)?\.json$/, 100],
  [/^extension\/package\.nls\.[a-z-]+\.json$/, 50],
  [/^extension\/media\/[\w-]+\.svg$/, 20],
  [/^extension\/media\/[\w-]+\.png$/, 200],
  [/^extension\/media\/walkthrough\/[\w-]+\.(md|svg|png)$/, 200],
  [/^extension\/snippets\/[\w-]+\.(json|code-snippets)$/, 100],
];

/** The whole, unpacked. */
const totalKb = 3500;

/** What is wrong with the content of a VSIX, in words; empty when nothing is. */
export function vsixProblems(files: VsixFiles): string[] {
  const missing = required.filter((path) => !files.has(path)).map((path) => `missing: ${path}`);
  const others = [...files].filter(([path]) => !required.includes(path));
  const strange = others.flatMap(([path, bytes]) => {
    const limit = optional.find(([pattern]) => pattern.test(path))?.[1];
    if (limit === undefined) return [`unexpected: ${path}`];
    return bytes.length > limit * 1024 ? [`larger than ${limit} KB: ${path}`] : [];
  });
  const total = [...files.values()].reduce((sum, bytes) => sum + bytes.length, 0);
  return [...missing, ...strange, ...(total > totalKb * 1024 ? [`larger than ${totalKb} KB in all`] : [])];
}
