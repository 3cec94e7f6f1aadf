import type { Metafile } from 'esbuild';
import type { Metafiles } from '../../scripts/build.ts';

type Inputs = ReadonlyMap<string, readonly string[]>;

/** Bundle → the files it is made of, from the repository root. */
export function inputsOf(metafiles: Metafiles): Inputs {
  return new Map(
    Object.entries(metafiles).map(([bundle, { outputs }]) => [
      bundle,
      Object.values(outputs).flatMap(({ inputs }) => Object.keys(inputs)),
    ]),
  );
}

/** `a/node_modules/@scope/name/file.js` → `@scope/name`; the innermost package of a nested one. */
function packageOfFile(file: string): string | undefined {
  return /.*node_modules\/((?:@[^/]+\/)?[^/]+)\//.exec(file)?.[1];
}

/** Bundle → the packages whose code it carries. */
export function packagesOf(inputs: Inputs): ReadonlyMap<string, ReadonlySet<string>> {
  return new Map(
    [...inputs].map(([bundle, files]) => [
      bundle,
      new Set(files.flatMap((file) => packageOfFile(file) ?? [])),
    ]),
  );
}

/** `package: bundle, bundle` for each package that stands in more than one bundle. */
export function bundledTwice(inputs: Inputs): string[] {
  const homes = Map.groupBy(
    [...packagesOf(inputs)].flatMap(([bundle, packages]) => [...packages].map((name) => ({ bundle, name }))),
    ({ name }) => name,
  );
  return [...homes]
    .filter(([, places]) => places.length > 1)
    .map(([name, places]) => `${name}: ${places.map(({ bundle }) => bundle).join(', ')}`);
}

/** `bundle: file` for each file under `folder` in a bundle other than those named. */
export function strays(inputs: Inputs, folder: string, homes: readonly string[]): string[] {
  return [...inputs]
    .filter(([bundle]) => !homes.includes(bundle))
    .flatMap(([bundle, files]) =>
      files.filter((file) => file.startsWith(folder)).map((file) => `${bundle}: ${file}`),
    );
}

/**
 * `bundle: file imports other` for each file under `folder` that stands outside its bundle and is more than words and
 * arithmetic: a pure function may be repeated, a connection or a cache must exist once.
 */
export function impureStrays(metafiles: Metafiles, folder: string, homes: readonly string[]): string[] {
  return Object.entries(metafiles)
    .filter(([bundle]) => !homes.includes(bundle))
    .flatMap(([bundle, { inputs }]) =>
      Object.entries(inputs)
        .filter(([file]) => file.startsWith(folder))
        .flatMap(([file, { imports }]) =>
          imports
            .filter(({ path }) => !path.startsWith('src/core/') && !path.startsWith(folder))
            .map(({ path }) => `${bundle}: ${file} imports ${path}`),
        ),
    );
}

/** The bundles that require `name`. */
export function requirers(metafiles: Metafiles, name: string): string[] {
  return Object.entries(metafiles)
    .filter(([, { outputs }]) =>
      Object.values(outputs).some(({ imports }) => imports.some(({ path }) => path === name)),
    )
    .map(([bundle]) => bundle);
}

/** What is run as soon as a bundle is loaded: everything that its entry reaches without a dynamic import. */
export function runAtLoad({ inputs }: Metafile, entry: string): ReadonlySet<string> {
  const reached = new Set([entry]);
  // A set that grows while it is walked is walked to its new end.
  for (const file of reached) {
    for (const { kind, path } of inputs[file]?.imports ?? []) {
      if (kind !== 'dynamic-import') reached.add(path);
    }
  }
  return reached;
}
