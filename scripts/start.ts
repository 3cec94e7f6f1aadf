import { randomUUID } from 'node:crypto';
import { cp } from 'node:fs/promises';
import { join } from 'node:path';
import { findGo } from '../sandbox/go.ts';
import { startSandbox } from '../sandbox/start.ts';
import { plain } from '../src/core/message.ts';
import { root } from './build.ts';
import { endOnSignals } from './children.ts';
import { vsixPath } from './package.ts';
import { mustRun } from './run.ts';
import { temporaryFolder } from './temporary.ts';
import { installVsCode } from './vscode.ts';
import { startVsCodeServer } from './vscodeServer.ts';

/**
 * `npm start`: the extension in a web VS Code on a sample workspace, beside a cluster to try it on. Whatever it
 * starts ends with it, by Ctrl-C too: each part has its own hook on the end of this process.
 */

/** The environment that leads the extension to the sandbox cluster, where there can be one. */
async function cluster(): Promise<Record<string, string>> {
  const go = await findGo();
  if (go.kind === 'unavailable') return withoutCluster(plain(go.reason));
  console.log('Starting the sandbox cluster …');
  try {
    const { kubeconfig } = await startSandbox();
    return { KUBECONFIG: kubeconfig };
  } catch (error) {
    // Its first build fetches Go modules, which fails without a network; the editor is worth starting all the same.
    return withoutCluster(error instanceof Error ? error.message : String(error));
  }
}

function withoutCluster(reason: string): Record<string, string> {
  console.log(`The sandbox cluster stays off. ${reason} The sidebar shows your own kubeconfig.`);
  return {};
}

let asked = false;
endOnSignals(() => (asked = true));

console.log('Building the extension …');
await mustRun(process.execPath, ['scripts/package.ts'], { cwd: root });
const vscode = await installVsCode('newest', console.log);
const env = await cluster();

const workspace = await temporaryFolder('sample');
await cp(join(root, 'test/fixtures/workspace'), workspace.path, { recursive: true });

console.log(`Starting VS Code ${vscode.version} …`);
const server = await startVsCodeServer(vscode, {
  env,
  install: [vsixPath()],
  connectionToken: randomUUID(),
});
const whose = env['KUBECONFIG']
  ? // A line of its own, to be copied as it is.
    `the sandbox:\n\n  export KUBECONFIG=${env['KUBECONFIG']}\n`
  : 'that of your own kubeconfig.';
console.log(`
Open  ${server.address(workspace.path)}

The workspace is a copy that goes when this ends. The cluster is ${whose}
Ctrl-C ends everything.`);
await server.ended;
// After Ctrl-C it has ended as it should, and so does this process when its other parts have.
if (!asked) {
  console.error(`VS Code has ended:\n${await server.lastWords()}`);
  process.exit(1);
}
