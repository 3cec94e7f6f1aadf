import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { build as esbuild, type BuildOptions, type BuildResult, type Metafile } from 'esbuild';
import { bundles, libraries, type BundleName, type LibraryName } from './bundles.ts';
import { writeEditorSchemas } from './editorSchemas.ts';
import {
  modernJsYaml,
  otherBundles,
  presentBundles,
  sharedLibraries,
  withoutApiClients,
  withoutPrettier,
  withoutUnusedFeatures,
} from './bundlePlugins.ts';

export const root = join(import.meta.dirname, '..');

export interface BuildRequest {
  /** Shipped files are minified; files for the debugger are not. */
  readonly form: 'readable' | 'minified';
  /** Folder for the bundles; left out, nothing is written and only the metafiles are wanted. */
  readonly outdir?: string;
}

/** What esbuild knows about each file of `dist/`: its inputs, its size, what it requires. */
export type Metafiles = Partial<Record<BundleName | LibraryName, Metafile>>;

/** The options every bundle shares. CommonJS, because bundled CommonJS packages cannot `require` from an ES module. */
function commonOptions({ form, outdir }: BuildRequest): BuildOptions {
  return {
    absWorkingDir: root,
    bundle: true,
    platform: 'node',
    target: 'node22',
    format: 'cjs',
    // The UMD build of jsonc-parser requires its parts by computed names, which no bundler can follow.
    mainFields: ['module', 'main'],
    external: ['vscode'],
    // Bundles find each other by require: `import()` of a file would run past the extension host's module cache.
    supported: { 'dynamic-import': false },
    minify: form === 'minified',
    sourcemap: form === 'readable' ? 'linked' : false,
    legalComments: 'none',
    logLevel: 'warning',
    metafile: true,
    ...(outdir === undefined ? { write: false, outdir: 'dist' } : { outdir }),
  };
}

async function buildBundle(name: BundleName, request: BuildRequest): Promise<BuildResult> {
  return esbuild({
    ...commonOptions(request),
    entryPoints: { [name]: bundles[name] },
    plugins: [
      otherBundles(root, name),
      sharedLibraries(name),
      withoutPrettier,
      withoutApiClients,
      withoutUnusedFeatures,
    ],
    ...(name === 'cli' && {
      banner: { js: '#!/usr/bin/env node' },
      // `lint` looks for the file of its threads beside its own.
      define: { 'import.meta.dirname': '__dirname', 'import.meta.filename': '__filename' },
    }),
  });
}

async function buildLibrary(name: LibraryName, request: BuildRequest): Promise<BuildResult> {
  const members = libraries[name].map((specifier) => {
    const key = JSON.stringify(specifier);
    return `get ${key}() { return require(${key}); }`;
  });
  return esbuild({
    ...commonOptions(request),
    stdin: {
      contents: `module.exports = { ${members.join(', ')} };`,
      resolveDir: root,
      sourcefile: `${name}.js`,
    },
    entryNames: name,
    plugins: [sharedLibraries(name), modernJsYaml],
  });
}

/** Builds everything whose source is there. Rejects on an error and on a warning of esbuild. */
export async function build(request: BuildRequest): Promise<{ metafiles: Metafiles; missing: BundleName[] }> {
  const { present, missing } = presentBundles(root);
  const jobs: [BundleName | LibraryName, Promise<BuildResult>][] = [
    ...present.map((name): [BundleName, Promise<BuildResult>] => [name, buildBundle(name, request)]),
    ...(Object.keys(libraries) as LibraryName[]).map((name): [LibraryName, Promise<BuildResult>] => [
      name,
      buildLibrary(name, request),
    ]),
  ];
  if (request.outdir !== undefined) await writeEditorSchemas(request.outdir);
  const metafiles: Metafiles = {};
  for (const [name, job] of jobs) {
    const { warnings, metafile } = await job;
    if (warnings.length > 0) throw new Error(`esbuild warned about the bundle "${name}"`);
    if (metafile) metafiles[name] = metafile;
  }
  return { metafiles, missing };
}

/** Bytes of each file that a build wrote. */
export function sizes(metafiles: Metafiles): Map<string, number> {
  const outputs = Object.values(metafiles).flatMap(({ outputs }) => Object.entries(outputs));
  return new Map(
    outputs
      .filter(([file]) => file.endsWith('.js'))
      .map(([file, { bytes }]) => [file.replace(/^.*\//, ''), bytes]),
  );
}

if (import.meta.main) {
  const outdir = join(root, 'dist');
  const form = process.argv.includes('--minify') ? 'minified' : 'readable';
  const { metafiles, missing } = await build({ form, outdir });
  await writeFile(join(outdir, 'meta.json'), JSON.stringify(metafiles));
  for (const name of missing) console.log(`left out: ${name} (${bundles[name]} is not there)`);
  for (const [file, bytes] of sizes(metafiles))
    console.log(`${(bytes / 1024).toFixed(0).padStart(6)} KB  ${file}`);
}
