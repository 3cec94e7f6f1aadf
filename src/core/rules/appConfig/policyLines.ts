import { field } from '../../field.ts';
import type { Path } from '../../finding.ts';
import { isMapping } from '../../schema/place.ts';
import type { Facts } from '../rule.ts';

/** A line of a CSV file with policies that is about workflows: `p, role, permission, action, allow`. */
export interface PolicyLine {
  /** Of the text it stands in. */
  readonly path: Path;
  readonly text: string;
  readonly permission: Part;
  readonly action: Part;
}

/** A part of a text, with its place there. */
export interface Part {
  readonly text: string;
  readonly start: number;
}

/** The policies about workflows in the texts of a ConfigMap. */
export function policyLines({ is, value }: Facts): readonly PolicyLine[] {
  const data = field(value, 'data');
  if (is.kind !== 'app-config-configmap' || !isMapping(data)) return [];
  return Object.entries(data).flatMap(([key, text]) =>
    key.endsWith('.csv') && typeof text === 'string' ? linesIn(text, ['data', key]) : [],
  );
}

function linesIn(text: string, path: Path): readonly PolicyLine[] {
  const line = /^([ \t]*p[ \t]*,[^,\n]*,[ \t]*)(orchestrator\b[^,\n]*?)([ \t]*,[ \t]*)(\w+)/gm;
  return [...text.matchAll(line)].map(
    ({ 0: whole, 1: before = '', 2: permission = '', 4: action = '', index }) => ({
      path,
      text,
      permission: { text: permission, start: index + before.length },
      action: { text: action, start: index + whole.length - action.length },
    }),
  );
}

/** The text with another part in the place of one. */
export function withPart(text: string, { text: old, start }: Part, to: string): string {
  return text.slice(0, start) + to + text.slice(start + old.length);
}
