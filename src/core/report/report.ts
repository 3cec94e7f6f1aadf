import { message, plain, type Message } from '../message.ts';
import { prerequisiteOf, type Statuses } from '../prerequisites/index.ts';
import type { Snapshot } from '../snapshot.ts';
import { stateWords } from '../states.ts';
import type { PrerequisiteId, Status } from '../status.ts';
import type { Target } from '../target/target.ts';
import { diagram } from './diagram.ts';
import { code, codeBlock, prose, table } from './markdown.ts';
import { noteSaid, weighed } from './noteWords.ts';
import { nextSteps, wanting } from './nextSteps.ts';
import { evidenceCells, said } from './said.ts';
import { versionRows } from './versions.ts';

/**
 * What a cluster has and lacks for a target, as a Markdown document to hand on: a graph of the prerequisites, versions,
 * what was observed and what to do next. It holds no secrets: none are read, and what looks like one is masked.
 */
export function report(statuses: Statuses, snapshot: Snapshot, target: Target): string {
  const parts = [
    `# ${prose(`RHDH Orchestrator: ${target.namespace}/${target.name}`)}`,
    said(summary(statuses)),
    table(
      ['What', 'Which'],
      versionRows(snapshot, target).map(([what, which]) => [prose(what), code(which)]),
    ),
    '## Prerequisites',
    codeBlock('mermaid', diagram(statuses, target)),
    overview(statuses),
    ...chapter('## What to do', wanting(statuses), (id) => nextChapter(id, statuses, target)),
    '## Observed',
    table(['Object', 'Field', 'Value'], evidenceRows(statuses)),
  ];
  return `${parts.join('\n\n')}\n`;
}

function summary(statuses: Statuses): Message {
  const used = [...statuses.values()].filter(({ state }) => state !== 'notApplicable');
  const ready = used.filter(({ state }) => state === 'ready');
  return message(
    '{0} of {1} prerequisites are ready, {2} want attention.',
    ready.length,
    used.length,
    wanting(statuses).length,
  );
}

function overview(statuses: Statuses): string {
  const rows = [...statuses].map(([id, status]) => [
    prose(plain(prerequisiteOf(id).title)),
    stateWords[status.state],
    remarks(status).map(said).join(' '),
  ]);
  return table(['Prerequisite', 'State', 'Why'], rows);
}

function chapter(
  title: string,
  ids: readonly PrerequisiteId[],
  written: (id: PrerequisiteId) => string,
): readonly string[] {
  return ids.length === 0 ? [] : [title, ...ids.map(written)];
}

function nextChapter(id: PrerequisiteId, statuses: Statuses, target: Target): string {
  const status = statuses.get(id);
  const title = `### ${prose(plain(prerequisiteOf(id).title))}`;
  if (status === undefined) return title;
  const steps = nextSteps(id, statuses, target).map((step) => `- ${said(step)}`);
  return [title, '', said(status.reason), '', ...steps].join('\n');
}

function remarks({ reason, notes }: Status): readonly Message[] {
  return [reason, ...weighed(notes).map(noteSaid)];
}

/** One row for each field, however many prerequisites rest on it. */
function evidenceRows(statuses: Statuses): readonly (readonly string[])[] {
  const rows = [...statuses.values()].flatMap(({ evidence }) => evidence.map(evidenceCells));
  return [...new Map(rows.map((cells) => [cells.join('\n'), cells])).values()];
}
