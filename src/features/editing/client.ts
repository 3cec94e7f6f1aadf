import { window, type Disposable } from 'vscode';
import { LanguageClient, TransportKind } from 'vscode-languageclient/node';
import type { Log } from '../../host/log.ts';
import { requests, type JudgedByParams, type JudgedByResult } from '../../protocol/requests.ts';
import { showJudgedBy } from './judgedByItem.ts';

interface Deps {
  readonly log: Log;
  readonly serverModule: string;
}

/** Every YAML file: which of them are ours is for the server to say, and may change while one is typed. */
const documentSelector = [
  { scheme: 'file', language: 'yaml' },
  { scheme: 'untitled', language: 'yaml' },
];

/** Starts the language server and connects the editor with it; resolves when it answers. A server that dies is started again. */
export async function startClient({ log, serverModule }: Deps): Promise<Disposable> {
  const outputChannel = window.createOutputChannel('RHDH Orchestrator Language Server', { log: true });
  const run = { module: serverModule, transport: TransportKind.ipc };
  const client = new LanguageClient(
    'rhdhOrchestrator',
    'RHDH Orchestrator',
    { run, debug: { ...run, options: { execArgv: ['--inspect=6011'] } } },
    { documentSelector, outputChannel },
  );
  const startedAt = performance.now();
  await client.start();
  log.info(`The language server answered after ${Math.round(performance.now() - startedAt)} ms.`);
  const item = showJudgedBy(documentSelector, (uri) =>
    client.sendRequest<JudgedByResult | null>(requests.judgedBy, { uri } satisfies JudgedByParams),
  );
  return {
    dispose() {
      item.dispose();
      void client.dispose().finally(() => outputChannel.dispose());
    },
  };
}
