import { existsSync } from 'node:fs';
import { cp, mkdir, rename, rm, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { cacheFolder, keepInCache } from '../sandbox/cache.ts';
import { findGo } from '../sandbox/go.ts';
import { withLock } from '../sandbox/lock.ts';
import { root } from '../scripts/build.ts';
import { mustRun } from '../scripts/run.ts';
import { catalog } from '../src/core/schema/catalog.ts';

const tool = { path: 'github.com/yannh/kubeconform/cmd/kubeconform', version: 'v0.8.0' };

/** The program that others check manifests with, built once per machine; `undefined` where there is no Go. */
export async function kubeconform(): Promise<string | undefined> {
  const go = await findGo();
  if (go.kind === 'unavailable') return undefined;
  const binary = cacheFolder('kubeconform', `${tool.version}-${go.version}-${go.platform}`, 'kubeconform');
  await mkdir(dirname(binary), { recursive: true });
  await withLock(`${dirname(binary)}.lock`, async () => {
    if (existsSync(binary)) return;
    const unfinished = `${dirname(binary)}.${process.pid}`;
    await mkdir(unfinished);
    try {
      await mustRun('go', ['install', `${tool.path}@${tool.version}`], {
        cwd: unfinished,
        env: { ...process.env, GOBIN: unfinished },
      });
      await rename(join(unfinished, 'kubeconform'), binary);
    } finally {
      await rm(unfinished, { recursive: true, force: true });
    }
  });
  await keepInCache(dirname(binary));
  return binary;
}

/** Our schemas where kubeconform looks for them; the answer is what it takes as `-schema-location`. */
export async function schemasFor(folder: string): Promise<string> {
  await cp(join(root, 'schemas'), join(folder, 'schemas'), { recursive: true });
  for (const { apiVersion, kind, file } of catalog) {
    const [group = '', version = group] = apiVersion.split('/');
    await mkdir(join(folder, group), { recursive: true });
    const reference = JSON.stringify({ $ref: `../schemas/${file}` });
    await writeFile(join(folder, group, `${kind.toLowerCase()}_${version}.json`), reference);
  }
  return join(folder, '{{.Group}}', '{{.ResourceKind}}_{{.ResourceAPIVersion}}.json');
}
