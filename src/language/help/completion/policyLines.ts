import { plain } from '../../../core/message.ts';
import { mayBeOurs, recognise } from '../../../core/recognise.ts';
import { permissions } from '../../../core/values/permissions.ts';
import { documentAround, indentAt, lineAt, opensBlock } from '../../text/lines.ts';
import { lineStart, type Range } from '../../text/range.ts';
import type { Suggestion } from '../suggestion.ts';
import { outlinesBeside } from './beside.ts';

/** `p, role:default/x, permission`, up to the permission. */
const policy = /^\s*p,\s*[^,\s]+\s*,(\s*)([\w.-]*)$/;

/**
 * Permissions of the Orchestrator in the lines of a policy file in a ConfigMap, where the file has a document of ours:
 * on its own nothing tells such a ConfigMap from those of others.
 */
export function policyLines({
  text,
  offset,
}: {
  readonly text: string;
  readonly offset: number;
}): readonly Suggestion[] {
  const start = lineStart(text, offset);
  const [, blank = '', typed] = policy.exec(text.slice(start, offset)) ?? [];
  if (typed === undefined || !mayBeOurs(text) || !isInPolicies(text, start)) return [];
  const document = documentAround(text, offset);
  if (!outlinesBeside(text, document).some((one) => recognise(one) !== undefined)) return [];
  const word = /^[\w.-]*/.exec(text.slice(offset))?.[0] ?? '';
  const range: Range = { start: offset - typed.length, end: offset + word.length };
  // Whoever has written the rest of the line already keeps it.
  const isLast = /^\s*$/.test(text.slice(range.end).split('\n', 1)[0] ?? '');
  return permissions.map(({ name, action, note }) => ({
    label: name,
    kind: 'value',
    edit: { ...range, text: `${blank === '' ? ' ' : ''}${name}${isLast ? `, ${action}, allow` : ''}` },
    isSnippet: false,
    documentation: plain(note),
  }));
}

/** Whether the nearest line above that is indented less opens the block of a file of policies. */
function isInPolicies(text: string, start: number): boolean {
  const own = indentAt(text, start) ?? 0;
  for (let at = start; at > 0;) {
    at = lineStart(text, at - 1);
    if ((indentAt(text, at) ?? Infinity) >= own) continue;
    const line = lineAt(text, at);
    return line.key?.endsWith('.csv') === true && opensBlock(line);
  }
  return false;
}
