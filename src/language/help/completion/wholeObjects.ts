import { textAt } from '../../../core/field.ts';
import { message, plain } from '../../../core/message.ts';
import type { Manifest } from '../../../core/manifest.ts';
import { recognise } from '../../../core/recognise.ts';
import type { Release } from '../../../core/release.ts';
import type { Target } from '../../../core/target/target.ts';
import { objectsOf } from '../../../core/artifact.ts';
import { templates } from '../../../core/templates/index.ts';
import { printValue } from '../../../core/yaml/print.ts';
import { documentAround } from '../../text/lines.ts';
import { outlinesBeside } from './beside.ts';
import { lineEnd, lineStart, nextLine, type Edit, type Range } from '../../text/range.ts';
import type { Suggestion } from '../suggestion.ts';
import { targetOrUsual } from './asked.ts';

/** A place in a file, and the target that objects are written for. */
interface Start {
  readonly text: string;
  readonly offset: number;
  readonly release: Release;
  readonly target?: Target | undefined;
}

/**
 * Whole objects where a document begins: once it has an `apiVersion` of ours, or while it is empty beside documents of
 * ours. They are those that the scaffold writes for the same target.
 */
export function wholeObjects(start: Start): readonly Suggestion[] {
  const { text, offset } = start;
  // Most places are not at the beginning of a document, and need not be looked at any closer.
  if (!/^(?:\w*:?|(?:apiVersion|kind): .*)$/.test(text.slice(lineStart(text, offset), offset))) return [];
  const document = documentAround(text, offset);
  const begun = begunAt(text, document, offset);
  if (begun === undefined) return [];
  const others = outlinesBeside(text, document);
  const isBeside = others.some((one) => recognise(one) !== undefined);
  const target = targetOrUsual(start.release, start.target);
  const objects = objectsFor(target).filter(
    (object) => fits(object, begun, isBeside) && !others.some((other) => isSame(object, other)),
  );
  return objects.map((object) => suggestion(text, begun, object, labelOf(object, objects, target)));
}

/** A document that says no more than what it is of. */
interface Begun {
  readonly apiVersion: string | undefined;
  readonly kind: string | undefined;
  /** The line of the cursor. */
  readonly line: Range;
  /** The other lines that the object brings itself. */
  readonly others: readonly Edit[];
}

function begunAt(text: string, document: Range, offset: number): Begun | undefined {
  const line = { start: lineStart(text, offset), end: lineEnd(text, offset) };
  const fields = new Map<string, string>();
  const others: Edit[] = [];
  for (let at = document.start; at < document.end; at = nextLine(text, at)) {
    const source = text.slice(at, lineEnd(text, at));
    if (/^\s*(?:#.*)?$/.test(source)) continue;
    const [, key = '', value = ''] = /^(apiVersion|kind): *["']?([^\s"'#]*)["']? *$/.exec(source) ?? [];
    const isPartial = at === line.start && /^\w*:?$/.test(source);
    if (key === '' && !isPartial) return undefined;
    if (value !== '') fields.set(key, value);
    if (at !== line.start) others.push({ start: at, end: nextLine(text, at), text: '' });
  }
  return { apiVersion: fields.get('apiVersion'), kind: fields.get('kind'), line, others };
}

function objectsFor(target: Target): readonly Manifest[] {
  const made = templates
    .filter((template) => template.what !== 'all' && template.hindrance?.(target) === undefined)
    .flatMap((template) => template.make(target, {}))
    .flatMap((artifact) => objectsOf(artifact))
    .filter((object) => recognise(object) !== undefined);
  return [...new Map(made.map((object) => [`${object.kind} ${nameOf(object)}`, object])).values()];
}

function fits(object: Manifest, { apiVersion, kind }: Begun, isBeside: boolean): boolean {
  if (kind !== undefined && !object.kind.startsWith(kind)) return false;
  if (apiVersion === undefined) return isBeside;
  return object.apiVersion === apiVersion && (isBeside || apiVersion.includes('/'));
}

function isSame(object: Manifest, other: unknown): boolean {
  return object.kind === textAt(other, 'kind') && nameOf(object) === nameOf(other);
}

function nameOf(object: unknown): string {
  return textAt(object, 'metadata', 'name') ?? '';
}

function labelOf(object: Manifest, all: readonly Manifest[], { name }: Target): string {
  const isOnly = all.filter(({ kind }) => kind === object.kind).length === 1;
  const label = isOnly
    ? message('{0} for {1}', object.kind, name)
    : message('{0} {1} for {2}', object.kind, nameOf(object), name);
  return plain(label);
}

function suggestion(text: string, { line, others }: Begun, object: Manifest, label: string): Suggestion {
  const typed = text.slice(line.start, line.end);
  const source = printValue(object);
  return {
    label,
    kind: 'object',
    edit: { ...line, text: source.trimEnd() },
    isSnippet: false,
    also: others,
    // What stands on the line is part of what is replaced, so editors look for it in the name.
    ...(typed.trim() === '' ? {} : { filter: typed }),
    documentation: `\`\`\`yaml\n${source}\`\`\``,
  };
}
