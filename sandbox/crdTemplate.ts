import { createHash } from 'node:crypto';
import { existsSync } from 'node:fs';
import { cp, mkdir, rename, rm } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { createClient } from './apiClient.ts';
import { keepInCache } from './cache.ts';
import { launchControlPlane } from './controlPlane.ts';
import { installCrds } from './installCrds.ts';
import type { Crd } from './crd.ts';
import { readCrds, type CrdChoice } from './crds.ts';
import { withLock } from './lock.ts';

/**
 * A data folder in which the chosen CRDs are established, to be copied: made once per program and content of
 * the CRDs, then kept beside the program in the cache.
 */
export async function crdTemplate(binary: string, choice: CrdChoice): Promise<string> {
  const crds = readCrds(choice);
  const key = createHash('sha256').update(JSON.stringify(crds)).digest('hex').slice(0, 16);
  const template = join(dirname(binary), 'crds', key);
  if (!existsSync(template)) await withLock(`${template}.lock`, () => makeTemplate(binary, crds, template));
  await keepInCache(template);
  return template;
}

async function makeTemplate(binary: string, crds: readonly Crd[], template: string): Promise<void> {
  if (existsSync(template)) return;
  const plane = await launchControlPlane(binary);
  const client = createClient(plane.users.admin);
  try {
    await installCrds(client, crds);
    await plane.shutDown();
    await moveInto(plane.data, template);
  } finally {
    client.close();
    await plane.lifetime.end();
  }
}

/** The cache may lie on another disk, so the folder is copied first and appears under its name in one step. */
async function moveInto(data: string, template: string): Promise<void> {
  const unfinished = `${template}.${process.pid}`;
  await mkdir(dirname(template), { recursive: true });
  try {
    await cp(data, unfinished, { recursive: true });
    await rename(unfinished, template);
  } finally {
    await rm(unfinished, { recursive: true, force: true });
  }
}
