import { message, plain } from '../message.ts';
import { prerequisiteOf, type Statuses } from '../prerequisites/index.ts';
import type { Snapshot } from '../snapshot.ts';
import { stateWords } from '../states.ts';
import type { Evidence, PrerequisiteId, Status } from '../status.ts';
import type { Target } from '../target/target.ts';
import { prose, table } from './markdown.ts';
import { noteSaid, weighed } from './noteWords.ts';
import { nextSteps } from './nextSteps.ts';
import { evidenceCells, said } from './said.ts';
import { seenSince } from './seenSince.ts';

/** Why one prerequisite is in its state, in words, as a Markdown document: reason, evidence, needs and next steps. */
export function explain(id: PrerequisiteId, statuses: Statuses, snapshot: Snapshot, target: Target): string {
  const status = statuses.get(id);
  if (status === undefined) return '';
  const { title } = prerequisiteOf(id);
  const parts = [
    `# ${prose(plain(title))}: ${stateWords[status.state]}`,
    said(status.reason),
    ...weighed(status.notes).map((note) => said(noteSaid(note))),
    ...list('## What to do', nextSteps(id, statuses, target).map(said)),
    ...list('## What it needs', needLines(id, statuses, target)),
    ...evidencePart(status, snapshot),
    said(
      message(
        'Seen at {0} in {1} ({2}) for RHDH {3}, Backstage {4}. Code: {5}.',
        new Date(snapshot.at).toISOString(),
        snapshot.context,
        snapshot.server,
        target.release.version,
        `${target.namespace}/${target.name}`,
        status.code,
      ),
    ),
  ];
  return `${parts.join('\n\n')}\n`;
}

function needLines(id: PrerequisiteId, statuses: Statuses, target: Target): readonly string[] {
  return prerequisiteOf(id)
    .needs(target)
    .flatMap((need) => {
      const state = statuses.get(need)?.state;
      return state === undefined ? [] : [`${prose(plain(prerequisiteOf(need).title))}: ${stateWords[state]}`];
    });
}

function evidencePart({ evidence }: Status, snapshot: Snapshot): readonly string[] {
  if (evidence.length === 0) return [];
  const rows = evidence.map((one) => [...evidenceCells(one), sinceWords(one, snapshot)]);
  return ['## Observed', table(['Object', 'Field', 'Value', 'As it is since'], rows)];
}

function sinceWords(one: Evidence, snapshot: Snapshot): string {
  const since = seenSince(one, snapshot);
  return since === undefined ? '' : new Date(since).toISOString();
}

function list(title: string, lines: readonly string[]): readonly string[] {
  return lines.length === 0 ? [] : [title, lines.map((line) => `- ${line}`).join('\n')];
}
