import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { createVSIX } from '@vscode/vsce';
import { build } from 'esbuild';
import { withoutPrettier } from '../../scripts/bundlePlugins.ts';
import { root } from '../../scripts/build.ts';
import { editions } from '../../scripts/vscode.ts';

const manifest = {
  name: 'vscode-yaml',
  publisher: 'redhat',
  version: '0.0.1',
  description: 'Stands in for the YAML extension in tests.',
  engines: { vscode: `^${editions.floor.vscode}` },
  extensionKind: ['workspace'],
  main: './extension.js',
  activationEvents: ['onLanguage:yaml'],
  contributes: {
    configuration: {
      properties: {
        'yaml.completion': { type: 'boolean', default: true },
        'yaml.hover': { type: 'boolean', default: true },
      },
    },
  },
};

/** Makes the extension of test/host/standIn in a folder that is not there yet. */
export async function buildStandIn(folder: string): Promise<void> {
  await mkdir(folder, { recursive: true });
  await writeFile(join(folder, 'package.json'), JSON.stringify(manifest));
  await build({
    absWorkingDir: root,
    entryPoints: ['test/host/standIn/extension.ts'],
    outfile: join(folder, 'extension.js'),
    bundle: true,
    platform: 'node',
    target: 'node22',
    format: 'cjs',
    mainFields: ['module', 'main'],
    external: ['vscode'],
    plugins: [withoutPrettier],
    logLevel: 'error',
  });
}

/** Packs it, to be installed in a running editor. */
export async function packStandIn(folder: string, packagePath: string): Promise<void> {
  await buildStandIn(folder);
  await writeFile(join(folder, 'README.md'), manifest.description);
  await writeFile(join(folder, '.vscodeignore'), '');
  await createVSIX({
    cwd: folder,
    packagePath,
    dependencies: false,
    allowMissingRepository: true,
    skipLicense: true,
    allowStarActivation: true,
  });
}
