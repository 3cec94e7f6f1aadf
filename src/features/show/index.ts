import { Disposable } from 'vscode';
import { registerCommand } from '../../host/command.ts';
import { commands } from '../../protocol/names.ts';
import { createDocuments } from './documents.ts';
import { createPodLog } from './podLog.ts';
import type { rowCommands } from './showCommands.ts';
import type { ShowTools } from './tools.ts';

const commandOf: Readonly<Record<keyof typeof rowCommands, string>> = {
  explain: commands.explain,
  copyName: commands.copyName,
  showObjects: commands.showObjects,
  showEvents: commands.showEvents,
  showLogs: commands.showLogs,
  openHub: commands.openHub,
  openConsole: commands.openConsole,
};

/** The commands that show more of the cluster than the tree does. None of them writes anything. */
export function register(tools: ShowTools): Disposable {
  const { look, log } = tools;
  const documents = createDocuments();
  const podLog = createPodLog((error) => log.error(error instanceof Error ? error : String(error)));
  const onRows = Object.entries(commandOf).map(([name, id]) =>
    registerCommand(id, log, async (argument) => {
      // What the texts are made of reads YAML, which has no place in activation.
      const { runOnRow } = await import('./showCommands.ts');
      await runOnRow(name as keyof typeof rowCommands, { ...tools, documents, podLog }, argument);
    }),
  );
  const report = registerCommand(commands.writeReport, log, async () => {
    const { writeReport } = await import('./showCommands.ts');
    await writeReport(await look('anything'));
  });
  const stopLogs = registerCommand(commands.stopLogs, log, () => podLog.stop());
  return Disposable.from(documents, podLog, report, stopLogs, ...onRows);
}
