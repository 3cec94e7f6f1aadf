import { plain } from '../../../core/message.ts';
import { mayBeOurs, kindOf } from '../../../core/recognise.ts';
import { arePolicies } from '../../../core/recogniseConfigMap.ts';
import { permissions } from '../../../core/values/permissions.ts';
import { blockAround } from '../../text/blockAround.ts';
import { documentAround, lineAt } from '../../text/lines.ts';
import { lineStart, type Range } from '../../text/range.ts';
import type { Suggestion } from '../suggestion.ts';
import { outlinesBeside } from './beside.ts';

/** `p, role:default/x, permission`, up to the permission. */
const policy = /^\s*p,\s*[^,\s]+\s*,(\s*)([\w.-]*)$/;

/**
 * Permissions of the Orchestrator in the lines of a policy file in a ConfigMap, where the file has a document of ours or
 * one of its policies is about workflows: nothing else tells such a ConfigMap from those of others.
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
  const file = typed === undefined || !mayBeOurs(text) ? undefined : policiesAround(text, start);
  if (typed === undefined || file === undefined) return [];
  if (!arePolicies(file.key, file.text) && !isBesideOurs(text, offset)) return [];
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

function isBesideOurs(text: string, offset: number): boolean {
  const others = outlinesBeside(text, documentAround(text, offset));
  return others.some((one) => kindOf(one) !== undefined);
}

/** The file of policies that a line is in: its key and the lines of its block. */
function policiesAround(
  text: string,
  start: number,
): { readonly key: string; readonly text: string } | undefined {
  const block = blockAround(text, start);
  const { key } = block === undefined ? {} : lineAt(text, lineStart(text, block.start - 1));
  return block !== undefined && key?.endsWith('.csv') === true
    ? { key, text: text.slice(block.start, block.end) }
    : undefined;
}
