import type { YAMLError } from 'yaml';
import type { YamlVersion } from '../../core/yaml/dialect.ts';
import { yamlText, type YamlDocument } from '../text/document.ts';
import { lineEnd, lineStart, nextLine, type Range } from '../text/range.ts';

/** Wider than any indentation, so that a line belongs to what stands above it. */
const deep = ' '.repeat(200);

/** A document may hold several such texts; with more than this somebody is typing one that is not closed yet. */
const mostTexts = 8;

/**
 * The first line of a quoted text that is not indented deeper than its key. The readers of Go and Python take such lines,
 * `yaml` and with it Backstage and the installer of 2.x do not. `undefined` where that is not all that is wrong.
 */
export function unindentedQuote(
  { text, tree, errors }: YamlDocument,
  version: YamlVersion,
): Range | undefined {
  if (!errors.some(isOpenQuote)) return undefined;
  let current = text;
  let first: number | undefined;
  // What is wrong in the first document is what is wrong first.
  const isFirst = onlyComments.test(text.slice(0, tree.range[0]));
  let open = firstOf(isFirst ? errors : errorsIn(text, version));
  for (let count = 0; count < mostTexts; count++) {
    if (open === undefined) return first === undefined ? undefined : lineOf(text, first);
    const [cut] = open.pos;
    const end = isOpenQuote(open) ? closingQuote(current, cut, open.message) : undefined;
    if (end === undefined) return undefined;
    first ??= nextContent(text, cut);
    const start = nextLine(current, cut);
    const lines = current.slice(start, end).replaceAll(/^(?=.)/gm, deep);
    current = current.slice(0, start) + lines + current.slice(end);
    open = firstOf(errorsIn(current, version));
  }
  return undefined;
}

/** No document stands in front of lines like these. */
const onlyComments = /^\uFEFF?(?:[ \t]*(?:#.*)?\r?\n)*$/;

function isOpenQuote({ message }: YAMLError): boolean {
  return /^Missing closing .quote/.test(message);
}

/** None in a text that the fast reader takes, which is quicker. */
function errorsIn(text: string, version: YamlVersion): readonly YAMLError[] {
  const yaml = yamlText(text);
  return yaml.fastValues(version) === undefined
    ? yaml.documents(version).flatMap(({ errors }) => errors)
    : [];
}

function firstOf(errors: readonly YAMLError[]): YAMLError | undefined {
  return errors.toSorted((one, other) => one.pos[0] - other.pos[0])[0];
}

/** Where the text goes on to its quote, behind the place where the parser gave it up. */
function closingQuote(text: string, from: number, said: string): number | undefined {
  const closing = said.includes('"') ? /\\[^]|"/g : /''|'/g;
  closing.lastIndex = from;
  for (let found = closing.exec(text); found !== null; found = closing.exec(text)) {
    if (found[0].length === 1) return found.index;
  }
  return undefined;
}

/** Where the next line with something on it begins. */
function nextContent(text: string, offset: number): number | undefined {
  for (let at = nextLine(text, offset); at < text.length; at = nextLine(text, at)) {
    if (text.slice(at, lineEnd(text, at)).trim() !== '') return at;
  }
  return undefined;
}

function lineOf(text: string, offset: number): Range {
  return { start: lineStart(text, offset), end: lineEnd(text, offset) };
}
