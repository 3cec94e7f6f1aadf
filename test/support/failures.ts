import { mkdir, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Page } from 'playwright-core';

/** In the temporary folder of a run; the ring copies it out before that folder goes. */
export const failuresFolder = 'rhdh-orchestrator-failures';

/** Leaves what was on the screen when a test failed: a picture, and the same as a screen reader would find it. */
export async function keepFailure(page: Page, test: string): Promise<void> {
  const folder = join(tmpdir(), failuresFolder);
  await mkdir(folder, { recursive: true });
  const path = join(folder, test.replaceAll(/\W+/g, '-'));
  await page.screenshot({ path: `${path}.png` });
  await writeFile(`${path}.yaml`, await page.locator('body').ariaSnapshot());
  console.log(`what was on the screen: ${path}.png`);
}
