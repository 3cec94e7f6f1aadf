import { writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { extensions, type Disposable, type Memento } from 'vscode';

/** Milliseconds of the two halves of an activation. */
export interface Activation {
  /** Reading and running the bundle. */
  readonly load: number;
  /** The call of `activate`. */
  readonly activate: number;
}

interface Bundle {
  activate(context: unknown): unknown;
}

/**
 * Runs in the extension host and does by hand what VS Code does at activation, since its own clock includes the
 * waiting for other extensions.
 */
export async function run(): Promise<void> {
  const extension = extensions.getExtension('rhdh-orchestrator.rhdh-orchestrator');
  if (extension === undefined) throw new Error('VS Code does not know the extension');
  if (extension.isActive) throw new Error('the extension was active before it was measured');
  const main = join(extension.extensionPath, 'dist/extension.js');
  const subscriptions: Disposable[] = [];
  const memory: Memento = { keys: () => [], get: () => undefined, update: () => Promise.resolve() };
  const asAbsolutePath = (path: string): string => join(extension.extensionPath, path);

  const begin = performance.now();
  const bundle = createRequire(main)(main) as Bundle;
  const loaded = performance.now();
  await bundle.activate({ subscriptions, workspaceState: memory, extension, asAbsolutePath });
  const times: Activation = { load: loaded - begin, activate: performance.now() - loaded };

  subscriptions.forEach((one) => void one.dispose());
  writeFileSync(process.env['RHDH_ORCHESTRATOR_BENCH_RESULT'] ?? '', JSON.stringify(times));
}
