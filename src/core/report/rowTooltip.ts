import { message, plain } from '../message.ts';
import { prerequisiteOf, type Statuses } from '../prerequisites/index.ts';
import { documentationOf } from '../releases/documentation.ts';
import type { Snapshot } from '../snapshot.ts';
import { stateWords } from '../states.ts';
import type { Evidence, PrerequisiteId } from '../status.ts';
import type { Target } from '../target/target.ts';
import { prose } from './markdown.ts';
import { nextSteps } from './nextSteps.ts';
import { noteSaid, weighed } from './noteWords.ts';
import { evidenceCells, said } from './said.ts';
import { seenSince } from './seenSince.ts';

/** What a tooltip has room for. */
const most = 6;

/**
 * Everything about a row in a few lines of Markdown: reason, remarks with their weight, what was observed and since when,
 * what to do next, and where to read more. What the cluster says is text in it, never markup.
 */
export function rowTooltip(
  id: PrerequisiteId,
  statuses: Statuses,
  snapshot: Snapshot,
  target: Target,
): string {
  const status = statuses.get(id);
  if (status === undefined) return '';
  const { evidence, notes, reason, state } = status;
  const observed = evidence.slice(0, most).map((one) => evidenceLine(one, snapshot));
  const more = evidence.length - observed.length;
  return [
    `**${prose(plain(prerequisiteOf(id).title))}: ${stateWords[state]}**`,
    said(reason),
    ...weighed(notes).map((note) => said(noteSaid(note))),
    ...part('Observed', [...observed, ...(more > 0 ? [said(message('and {0} more: Explain', more))] : [])]),
    ...part('Next', nextSteps(id, statuses, target).slice(0, most).map(said)),
    lastLine(target),
  ].join('\n\n');
}

function evidenceLine(one: Evidence, snapshot: Snapshot): string {
  const [about, path, value] = evidenceCells(one);
  const since = seenSince(one, snapshot);
  const when = since === undefined ? '' : ` since ${minuteOf(since)}`;
  return `${about}: ${path} = ${value}${when}`;
}

/** `2026-01-31 08:15 UTC` */
function minuteOf(at: number): string {
  return `${new Date(at).toISOString().slice(0, 16).replace('T', ' ')} UTC`;
}

function part(title: string, lines: readonly string[]): readonly string[] {
  return lines.length === 0 ? [] : [`${title}:`, lines.map((line) => `- ${line}`).join('\n')];
}

function lastLine({ release }: Target): string {
  const judged = said(message('Judged for RHDH {0}.', release.version));
  const address = documentationOf(release);
  return address === undefined ? judged : `${judged} [Documentation](${address})`;
}
