import { window, workspace } from 'vscode';
import { report } from '../../core/report/report.ts';
import type { SeenCluster } from '../../session/seenCluster.ts';

/** Opens the report about what is seen as a new Markdown document, which is the user's to keep. */
export async function writeReport(cluster: SeenCluster | undefined): Promise<void> {
  if (cluster === undefined) return;
  const { seen, watching } = cluster;
  const content = report(seen.statuses, seen.snapshot, watching.target);
  await window.showTextDocument(await workspace.openTextDocument({ language: 'markdown', content }));
}
