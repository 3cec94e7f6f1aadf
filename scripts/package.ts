import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { createVSIX } from '@vscode/vsce';
import { root } from './build.ts';
import { readVsix, vsixProblems } from './vsix.ts';

interface Manifest {
  readonly name: string;
  readonly version: string;
}

/** Where `npm run package` leaves the VSIX. */
export function vsixPath(): string {
  const { name, version } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as Manifest;
  return join(root, `${name}-${version}.vsix`);
}

/** Builds and packs the extension; `vsce` runs the script `vscode:prepublish` for the build. */
async function packVsix(): Promise<string> {
  const packagePath = vsixPath();
  await createVSIX({
    cwd: root,
    packagePath,
    dependencies: false,
    allowMissingRepository: true,
    rewriteRelativeLinks: false,
  });
  return packagePath;
}

if (import.meta.main) {
  const files = readVsix(await packVsix());
  for (const [path, { length }] of [...files].toSorted(([a], [b]) => a.localeCompare(b))) {
    console.log(`${(length / 1024).toFixed(1).padStart(9)} KB  ${path}`);
  }
  const problems = vsixProblems(files);
  for (const problem of problems) console.error(problem);
  process.exitCode = problems.length > 0 ? 1 : 0;
}
