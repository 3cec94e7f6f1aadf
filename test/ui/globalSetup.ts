import { existsSync } from 'node:fs';
import { join } from 'node:path';
import type { TestProject } from 'vitest/node';
import { vsixPath } from '../../scripts/package.ts';
import { temporaryFolder } from '../../scripts/temporary.ts';
import { installVsCode } from '../../scripts/vscode.ts';
import { installExtensions } from '../../scripts/vscodeServer.ts';

declare module 'vitest' {
  interface ProvidedContext {
    /** Absolute path of the folder in which the packed extension is installed. */
    readonly extensionsFolder: string;
  }
}

/** Installs the packed extension once for all workbenches of a run. */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  const vsix = vsixPath();
  if (!existsSync(vsix)) throw new Error(`${vsix} is not there: npm run package`);
  const folder = await temporaryFolder('installed');
  const extensionsFolder = join(folder.path, 'extensions');
  await installExtensions(await installVsCode('newest', console.log), [vsix], extensionsFolder);
  project.provide('extensionsFolder', extensionsFolder);
  return () => folder.remove();
}
