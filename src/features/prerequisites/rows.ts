import { plain, type Message } from '../../core/message.ts';
import type { Statuses } from '../../core/prerequisites/index.ts';
import { noteSaid, weighed } from '../../core/report/noteWords.ts';
import { rowActions } from '../../core/report/rowObjects.ts';
import type { Connection } from '../../core/snapshot.ts';
import { needsAttention, stateWords } from '../../core/states.ts';
import type { PrerequisiteId, State, Status } from '../../core/status.ts';

/** One line of the tree, as plain data. */
export interface Row {
  readonly id: PrerequisiteId;
  readonly label: Message;
  readonly state: State;
  readonly status: Status;
  readonly children: readonly Row[];
}

/**
 * Codicon and theme colour of a state. The outlines differ, for whoever sees no colours or little, and the colours
 * stand out from the sidebar in light, dark and high contrast themes; some of `charts` do not.
 */
export const stateIcons = {
  ready: { icon: 'pass-filled', color: 'charts.green' },
  installing: { icon: 'sync', color: 'charts.blue' },
  pendingApproval: { icon: 'person', color: 'list.warningForeground' },
  degraded: { icon: 'error', color: 'problemsErrorIcon.foreground' },
  absent: { icon: 'circle-large-outline', color: 'foreground' },
  blocked: { icon: 'debug-pause', color: 'descriptionForeground' },
  removing: { icon: 'trash', color: 'foreground' },
  unknown: { icon: 'question', color: 'charts.purple' },
  notApplicable: { icon: 'dash', color: 'descriptionForeground' },
} as const satisfies Record<State, { readonly icon: string; readonly color: string }>;

/**
 * The `contextValue` that the manifest's `when` clauses match: `prerequisite` and, behind a dot each, what can be done
 * about it (`apply`, `touch`, `logIn`) and what can be shown of it (`objects`, `logs`, `hub`).
 */
export function contextValueOf(id: PrerequisiteId, status: Status): string {
  return ['prerequisite', ...status.remedies.map(({ kind }) => kind), ...rowActions(id, status)].join('.');
}

/** What a screen reader says of a row: everything that the eye gets from label, icon and description. */
export function spokenRow(row: Row): string {
  const notes = weighed(row.status.notes).map((note) => plain(noteSaid(note)));
  return [`${plain(row.label)}: ${stateWords[row.state]}.`, plain(row.status.reason), ...notes].join(' ');
}

/**
 * What stands behind the label. A ready row needs no explanation, but the first one has the address of the cluster to
 * say; every other one says at once what is the matter, unless the first row does. A warning is said first.
 */
export function rowDescription({ id, state, status }: Row): string {
  if (id !== 'cluster' && isAway(status)) return stateWords[state];
  const notes = weighed(status.notes);
  const warning = notes.find(({ severity }) => severity === 'warning');
  if (warning !== undefined) return `${stateWords[state]} – ${plain(noteSaid(warning))}`;
  if (state !== 'ready' || id === 'cluster') return `${stateWords[state]} – ${plain(status.reason)}`;
  const [first] = notes;
  return first === undefined ? stateWords.ready : `${stateWords.ready} – ${plain(noteSaid(first))}`;
}

const awayCodes: readonly string[] = [
  'connecting',
  'unauthorized',
  'unreachable',
] satisfies Connection['state'][];

/** Whether nothing is known because the cluster does not answer, which concerns every row alike. */
function isAway({ code }: Status): boolean {
  return awayCodes.includes(code);
}

/** How many prerequisites want attention. What is blocked waits for another that is counted already. */
export function attention(statuses: Statuses): number {
  return [...statuses.values()].filter(needsAttention).length;
}
