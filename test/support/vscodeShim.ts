#!/usr/bin/env node
/**
 * Stands where @vscode/test-electron expects the executable of a desktop VS Code, takes the same arguments and
 * runs the same tests module in a web VS Code. `RHDH_ORCHESTRATOR_EDITION` is `newest` (default) or `floor`.
 */
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { editions, installVsCode, type Edition } from '../../scripts/vscode.ts';
import { runInExtensionHost } from './vscodeHost.ts';

const args = process.argv.slice(2);

function valuesOf(name: string): string[] {
  const prefix = `--${name}=`;
  return args.filter((arg) => arg.startsWith(prefix)).map((arg) => arg.slice(prefix.length));
}

async function settingsOf(userData: string | undefined): Promise<Record<string, unknown>> {
  if (userData === undefined) return {};
  const text = await readFile(join(userData, 'User/settings.json'), 'utf8').catch(() => '{}');
  return JSON.parse(text) as Record<string, unknown>;
}

function edition(): Edition {
  const name = process.env['RHDH_ORCHESTRATOR_EDITION'] ?? 'newest';
  if (!Object.hasOwn(editions, name)) throw new Error(`RHDH_ORCHESTRATOR_EDITION: no edition ${name}`);
  return name as Edition;
}

const [extensionTestsPath] = valuesOf('extensionTestsPath');
if (extensionTestsPath === undefined) throw new Error('--extensionTestsPath is missing');

process.exitCode = await runInExtensionHost(await installVsCode(edition(), console.log), {
  extensionDevelopmentPaths: valuesOf('extensionDevelopmentPath'),
  extensionTestsPath,
  workspace: args.find((arg) => !arg.startsWith('-')),
  settings: await settingsOf(valuesOf('user-data-dir')[0]),
  extensionsFolder: valuesOf('extensions-dir')[0],
  print: console.log,
});
