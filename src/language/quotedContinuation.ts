import type { YAMLError } from 'yaml';
import type { YamlVersion } from '../core/yaml/dialect.ts';
import { yamlText, type YamlDocument } from './document.ts';
import { lineEnd, lineStart, nextLine, type Range } from './range.ts';

/** Wider than any indentation, so that a line belongs to what stands above it. */
const deep = ' '.repeat(200);

/** A text may hold several such lines; more than this are no slip of the hand. */
const mostLines = 100;

/**
 * The first line of a quoted text that is not indented deeper than its key. The readers of Go and Python take such lines,
 * `yaml` and with it Backstage and the installer of 2.x do not. `undefined` where that is not all that is wrong.
 */
export function unindentedQuote({ text, errors }: YamlDocument, version: YamlVersion): Range | undefined {
  if (!errors.some(isOpenQuote)) return undefined;
  let current = text;
  let first: number | undefined;
  for (let line = 0; line < mostLines; line++) {
    const [open] = errorsIn(current, version);
    if (open === undefined) return first === undefined ? undefined : lineOf(text, first);
    if (!isOpenQuote(open)) return undefined;
    const start = nextContent(current, open.pos[0]);
    if (start === undefined) return undefined;
    first ??= start;
    current = current.slice(0, start) + deep + current.slice(start);
  }
  return undefined;
}

function isOpenQuote({ message }: YAMLError): boolean {
  return /^Missing closing .quote/.test(message);
}

function errorsIn(text: string, version: YamlVersion): readonly YAMLError[] {
  return yamlText(text)
    .documents(version)
    .flatMap(({ errors }) => errors)
    .toSorted((one, other) => one.pos[0] - other.pos[0]);
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
