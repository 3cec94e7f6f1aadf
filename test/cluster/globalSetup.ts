import type { TestProject } from 'vitest/node';
import { plain } from '../../src/core/message.ts';
import { buildSandbox } from '../../sandbox/build.ts';
import { offerSharedServer } from '../support/sharedServer.ts';

/** Builds the control plane before the first test, whose time limit knows nothing of compilers. */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  const sandbox = await buildSandbox();
  if (sandbox.kind === 'unavailable')
    console.log(`Tests that need a cluster are skipped: ${plain(sandbox.reason)}`);
  const shared = await offerSharedServer();
  project.provide('sharedServer', shared.url);
  return () => shared.stop();
}
