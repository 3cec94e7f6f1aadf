import { writeFileSync } from 'node:fs';
import { Module } from 'node:module';
import { basename } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { commands, Position, window, workspace, WorkspaceEdit, type TextDocument } from 'vscode';
import type { HostBlocks, Stretch } from './hostStretches.ts';
import { pluginConfigMap } from './pluginLists.ts';

/** Ours, where they are there; without the extension the same is done and nobody answers. */
const view = 'rhdhOrchestrator.prerequisites.focus';
const refresh = 'rhdhOrchestrator.refresh';

/** Runs in the extension host, with the extension or without it. */
export async function run(): Promise<void> {
  const loads = timedLoads();
  const clock = watchLoop(loads.spent);
  const known = new Set(await commands.getCommands());
  const ifKnown = async (command: string): Promise<void> => {
    if (known.has(command)) await commands.executeCommand(command);
  };
  const longest: Record<Stretch, number> = {
    'first document': 0,
    typing: 0,
    completion: 0,
    sidebar: 0,
    cluster: 0,
  };
  const during = async (stretch: Stretch, work: () => Promise<void>): Promise<void> => {
    clock.begin();
    await work();
    await sleep(1500);
    longest[stretch] = clock.longest();
  };

  let document: TextDocument | undefined;
  await during('first document', async () => {
    document = await workspace.openTextDocument({ language: 'yaml', content: pluginConfigMap(150, 0) });
    await window.showTextDocument(document);
    await sleep(3000);
  });
  if (document === undefined) throw new Error('the document was not opened');
  const { uri, lineCount } = document;
  await during('typing', async () => {
    for (let key = 0; key < 20; key++) {
      const edit = new WorkspaceEdit();
      edit.insert(uri, new Position(lineCount - 2, 0), `    # ${key}\n`);
      await workspace.applyEdit(edit);
      await sleep(60);
    }
  });
  await during('completion', async () => {
    for (const line of [9, 10, 11, 12, 13]) {
      await commands.executeCommand('vscode.executeCompletionItemProvider', uri, new Position(line, 8));
      await commands.executeCommand('vscode.executeHoverProvider', uri, new Position(line, 10));
    }
  });
  await during('sidebar', async () => {
    await ifKnown(view);
    await sleep(5000);
  });
  await during('cluster', async () => {
    await ifKnown(refresh);
    await sleep(3000);
  });

  clock.end();
  const found: HostBlocks = { longest, loads: loads.milliseconds };
  writeFileSync(process.env['RHDH_ORCHESTRATOR_BENCH_RESULT'] ?? '', JSON.stringify(found));
}

interface Loads {
  readonly milliseconds: Record<string, number>;
  /** All of it up to now. */
  readonly spent: () => number;
}

/** The bundles of the extension are loaded by `require`, in this very process. */
function timedLoads(): Loads {
  const milliseconds: Record<string, number> = {};
  const modules = Module as unknown as { _load: (name: string, ...more: unknown[]) => unknown };
  const load = modules._load;
  modules._load = (name, ...more) => {
    const bundle = /^\.\/(?:client|cluster)\.js$/.test(name) ? basename(name, '.js') : undefined;
    if (bundle === undefined || bundle in milliseconds) return load(name, ...more);
    const before = process.threadCpuUsage();
    const exported = load(name, ...more);
    const { user, system } = process.threadCpuUsage(before);
    milliseconds[bundle] = (user + system) / 1000;
    return exported;
  };
  return { milliseconds, spent: () => Object.values(milliseconds).reduce((sum, time) => sum + time, 0) };
}

/**
 * Looks every millisecond how much this thread has worked since it could look last: time on the clock would count
 * what others do on the machine. `excused` is a sum of milliseconds that do not count.
 */
function watchLoop(excused: () => number) {
  const worked = (): number => {
    const { user, system } = process.threadCpuUsage();
    return (user + system) / 1000 - excused();
  };
  let longest = 0;
  let last = worked();
  const timer = setInterval(() => {
    const now = worked();
    longest = Math.max(longest, now - last);
    last = now;
  }, 1);
  return {
    begin: () => {
      longest = 0;
      last = worked();
    },
    longest: () => longest,
    end: () => clearInterval(timer),
  };
}
