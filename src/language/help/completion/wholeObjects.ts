import { textAt } from '../../../core/field.ts';
import { message, plain } from '../../../core/message.ts';
import { backstageNameProblem } from '../../../core/names.ts';
import type { Manifest } from '../../../core/manifest.ts';
import { kindOf } from '../../../core/recognise.ts';
import { isMapping, type Mapping } from '../../../core/schema/place.ts';
import type { Release } from '../../../core/release.ts';
import type { Target } from '../../../core/target/target.ts';
import { isEmbedded, objectsOf } from '../../../core/artifact.ts';
import { templates } from '../../../core/templates/index.ts';
import { printValue } from '../../../core/yaml/print.ts';
import { documentAround } from '../../text/lines.ts';
import { outlinesBeside } from './beside.ts';
import { lineEnd, lineStart, nextLine, type Edit, type Range } from '../../text/range.ts';
import type { Suggestion } from '../suggestion.ts';
import { targetOrUsual, type KnownBackstage } from './asked.ts';

/** A place in a file, and the target that objects are written for. */
interface Start {
  readonly text: string;
  readonly offset: number;
  readonly release: Release;
  readonly target?: Target | undefined;
  /** The Backstage objects of other files. */
  readonly backstages?: readonly KnownBackstage[];
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
  const isBeside = others.some((one) => kindOf(one) !== undefined);
  return madeFor(start, others).flatMap(({ target, objects }) => {
    const fitting = objects.filter(
      (object) => fits(object, begun, isBeside) && !others.some((other) => isSame(object, other)),
    );
    return fitting.map((object) => suggestion(text, begun, object, labelOf(object, fitting, target)));
  });
}

/** Objects that belong to one Backstage object. */
interface Made {
  readonly target: Target;
  readonly objects: readonly Manifest[];
}

/** The target in force has its objects, else each Backstage object of the file, else each that other files have. */
function madeFor({ release, target, backstages = [] }: Start, others: readonly unknown[]): readonly Made[] {
  const usual = targetOrUsual(release, target);
  if (target !== undefined) return [{ target, objects: objectsFor(target) }];
  const own = others.flatMap(backstageIn);
  const known = (own.length > 0 ? own : backstages).filter(
    ({ name }) => backstageNameProblem(name, release) === undefined,
  );
  if (known.length === 0) return [{ target: usual, objects: objectsFor(usual) }];
  return [...new Map(known.map((one) => [one.name, one])).values()].map(({ name, namespace }) => {
    const of = { ...usual, name, namespace: namespace ?? usual.namespace };
    const objects = objectsFor(of);
    return {
      target: of,
      objects: namespace === undefined ? objects.map((object) => withoutNamespace(object, of)) : objects,
    };
  });
}

function backstageIn(outline: unknown): readonly KnownBackstage[] {
  const name = textAt(outline, 'metadata', 'name');
  const namespace = textAt(outline, 'metadata', 'namespace');
  if (kindOf(outline) !== 'backstage' || name === undefined) return [];
  return [{ name, ...(namespace === undefined ? {} : { namespace }) }];
}

/** An object beside one that does not say its namespace: it goes wherever that one goes, and finds what it names there. */
function withoutNamespace(object: Manifest, { namespace }: Target): Manifest {
  if (object.metadata.namespace !== namespace) return object;
  return mappedFields(object, (fields) =>
    Object.fromEntries(
      Object.entries(fields).filter(([name, value]) => name !== 'namespace' || value !== namespace),
    ),
  ) as Manifest;
}

/** A value with each of its mappings changed. */
function mappedFields(value: unknown, change: (mapping: Mapping) => Mapping): unknown {
  if (Array.isArray(value)) return value.map((item) => mappedFields(item, change));
  if (!isMapping(value) || isEmbedded(value)) return value;
  return Object.fromEntries(
    Object.entries(change(value)).map(([name, part]) => [name, mappedFields(part, change)]),
  );
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
    .filter((object) => kindOf(object) !== undefined);
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
