import { execFile } from 'node:child_process';
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { promisify } from 'node:util';
import { buildSandbox } from '../../sandbox/build.ts';
import type { Manifest } from '../../src/core/manifest.ts';
import { describeRef, refOf } from '../../src/core/manifest.ts';
import type { ScaffoldFile } from '../../src/core/templates/file.ts';
import { readValues } from '../../src/core/yaml/parse.ts';

/** The objects a reader finds in the files, in their order; what Helm or kustomize reads is none. */
export function objectsIn(files: readonly ScaffoldFile[]): readonly Manifest[] {
  return files.flatMap(({ path, text }) => {
    const values = readValues(text, { version: '1.1' });
    if (values === undefined) throw new Error(`${path} is not YAML.`);
    return values.filter((value) => isObject(value));
  });
}

function isObject(value: unknown): value is Manifest {
  const { apiVersion, metadata } = (value ?? {}) as Partial<Manifest>;
  return apiVersion !== undefined && metadata !== undefined;
}

/** The objects by name: two lists are equal as sets when these are equal. An object may stand in a list once. */
export function byName(objects: readonly Manifest[]): ReadonlyMap<string, Manifest> {
  const named = new Map(objects.map((object) => [describeRef(refOf(object)), object] as const));
  if (named.size !== objects.length) throw new Error('An object is there twice.');
  return new Map([...named].toSorted(([one], [other]) => (one < other ? -1 : 1)));
}

/** Everything but Secrets. */
export function withoutSecrets(objects: readonly Manifest[]): readonly Manifest[] {
  return objects.filter(({ kind }) => kind !== 'Secret');
}

/** What `kubectl kustomize` makes of each of the folders. */
export async function kustomizeBuild(
  files: readonly ScaffoldFile[],
  folders: readonly string[],
): Promise<readonly (readonly Manifest[])[]> {
  const sandbox = await buildSandbox();
  if (sandbox.kind === 'unavailable') throw new Error('There is no kubectl without the sandbox.');
  const root = await mkdtemp(join(tmpdir(), 'rhdh-orchestrator-laid-'));
  try {
    for (const { path, text } of files) {
      await mkdir(dirname(join(root, path)), { recursive: true });
      await writeFile(join(root, path), text);
    }
    return await Promise.all(
      folders.map(async (folder) => {
        const args = ['kubectl', 'kustomize', join(root, folder)];
        const { stdout } = await promisify(execFile)(sandbox.binary, args, { maxBuffer: 2 ** 24 });
        return objectsIn([{ path: folder, text: stdout, holdsSecret: false }]);
      }),
    );
  } finally {
    await rm(root, { recursive: true });
  }
}
