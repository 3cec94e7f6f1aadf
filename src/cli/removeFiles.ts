import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import type { RemovedFile } from '../core/scaffold/scaffolding.ts';
import { wrongUse } from './edge.ts';
import { readExisting, unusable } from './outputFolder.ts';

/** Nothing is deleted that was edited since it was looked at. */
export async function refuseEdited(folder: string, files: readonly RemovedFile[]): Promise<void> {
  for (const { path, text } of files) {
    const now = await readExisting(folder, path);
    if (now === undefined || now === text) continue;
    throw wrongUse(`${join(folder, path)} was changed meanwhile: nothing was written. Try again.`);
  }
}

/** Deletes files; one that is gone already is fine. */
export async function removeFiles(folder: string, files: readonly RemovedFile[]): Promise<void> {
  for (const { path } of files) {
    const place = join(folder, path);
    try {
      await rm(place, { force: true });
    } catch (error) {
      throw unusable(place, 'deleted', error);
    }
  }
}
