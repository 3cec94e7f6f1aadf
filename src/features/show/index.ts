import { Disposable } from 'vscode';
import { registerCommand } from '../../host/command.ts';
import type { Log } from '../../host/log.ts';
import { commands } from '../../protocol/names.ts';
import type { SeenCluster } from '../../session/seenCluster.ts';

interface Deps {
  /** Waits for a first look at the cluster; tells why where there is none to be had. */
  readonly look: () => Promise<SeenCluster | undefined>;
  readonly log: Log;
}

/** The commands that show more of the cluster than the tree does. None of them writes anything. */
export function register({ look, log }: Deps): Disposable {
  return Disposable.from(
    registerCommand(commands.writeReport, log, async () => {
      // What the texts are made of reads YAML, which has no place in activation.
      const { writeReport } = await import('./writeReport.ts');
      await writeReport(await look());
    }),
  );
}
