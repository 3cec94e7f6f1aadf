import { plain } from '../core/message.ts';
import { prerequisites, type Prerequisite, type Statuses } from '../core/prerequisites/index.ts';
import { noteWeight, weighed } from '../core/report/noteWords.ts';
import { isUnanswered } from '../core/prerequisites/recheck.ts';
import { report as markdown } from '../core/report/report.ts';
import type { State, Status } from '../core/status.ts';
import type { Target } from '../core/target/target.ts';
import type { Snapshot } from '../core/snapshot.ts';

export const statusFormats = ['text', 'json', 'markdown'] as const;
export type StatusFormat = (typeof statusFormats)[number];

/** What a report tells. */
export interface Report {
  readonly target: Target;
  readonly snapshot: Snapshot;
  readonly statuses: Statuses;
}

/** A report as text that ends with a line break. The JSON form is a contract: docs/command-line.md. */
export function statusReport(report: Report, format: StatusFormat): string {
  switch (format) {
    case 'text':
      return textReport(report);
    case 'json':
      return `${JSON.stringify(jsonReport(report), undefined, 2)}\n`;
    case 'markdown':
      return markdown(report.statuses, report.snapshot, report.target);
  }
}

function headline({ target, snapshot }: Report): string {
  const { release, namespace, name } = target;
  return `RHDH ${release.version}, Backstage ${namespace}/${name}, context ${snapshot.context} (${snapshot.server})`;
}

function rows({
  statuses,
}: Report): readonly { readonly prerequisite: Prerequisite; readonly status: Status }[] {
  return prerequisites.flatMap((prerequisite) => {
    const status = statuses.get(prerequisite.id);
    return status === undefined ? [] : [{ prerequisite, status }];
  });
}

function textReport(report: Report): string {
  const lines = rows(report).flatMap(({ prerequisite, status }) => [
    `${status.state.padEnd(16)} ${plain(prerequisite.title).padEnd(28)} ${plain(status.reason)}`,
    ...weighed(status.notes).map((note) => `${' '.repeat(46)}${noteWeight(note)}: ${plain(note.message)}`),
  ]);
  return [headline(report), '', ...lines, ''].join('\n');
}

function jsonReport(report: Report): object {
  const { release, name, namespace, method } = report.target;
  return {
    version: 1,
    target: { release: release.version, name, namespace, method },
    context: report.snapshot.context,
    server: report.snapshot.server,
    at: new Date(report.snapshot.at).toISOString(),
    prerequisites: rows(report).map(({ prerequisite, status }) => ({
      id: prerequisite.id,
      state: status.state,
      code: status.code,
      reason: plain(status.reason),
      notes: status.notes.map((note) => ({
        code: note.code,
        severity: noteWeight(note),
        message: plain(note.message),
      })),
      evidence: status.evidence.map(({ ref, field, value }) => ({ object: ref, field, value })),
      remedies: status.remedies.map(({ kind, title }) => ({ kind, title: plain(title) })),
    })),
  };
}

/** Whether a report is good news: everything that applies is ready. */
export function allReady(statuses: Statuses): boolean {
  const good: readonly State[] = ['ready', 'notApplicable'];
  return [...statuses.values()].every(({ state }) => good.includes(state));
}

/** Whether it looks like good news only because answers are still to come. */
export function isFirstImpression({ statuses, snapshot }: Report): boolean {
  return allReady(statuses) && isUnanswered(statuses, snapshot.answers);
}

/** Whether the cluster itself refused: then nothing else is known. */
export function clusterRefused(statuses: Statuses): boolean {
  return (
    statuses.get('cluster')?.state !== 'ready' ||
    everythingElse(statuses).every(({ code }) => code === 'forbidden')
  );
}

/** What the target does not use is not asked for, so it cannot be refused. */
function everythingElse(statuses: Statuses): readonly Status[] {
  return [...statuses]
    .filter(([id, { state }]) => id !== 'cluster' && state !== 'notApplicable')
    .map(([, status]) => status);
}
