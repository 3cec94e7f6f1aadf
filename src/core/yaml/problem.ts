import type { YAMLError } from 'yaml';
import { message, type Message } from '../message.ts';

/** What keeps a strict reader from reading a text; offsets count UTF-16 units. */
export interface YamlProblem {
  readonly code: 'yaml-syntax' | 'yaml-duplicate-key';
  readonly message: Message;
  readonly start: number;
  readonly end: number;
}

/**
 * The errors of one document as problems, in the order of the text: every duplicate key, and of the syntax errors only
 * the first, since one slip makes the reader stumble over everything that follows it.
 */
export function problemsOf(errors: readonly YAMLError[]): readonly YamlProblem[] {
  const inOrder = errors.toSorted((one, other) => one.pos[0] - other.pos[0]);
  const first = inOrder.find(({ code }) => code !== 'DUPLICATE_KEY');
  return inOrder.filter((error) => error.code === 'DUPLICATE_KEY' || error === first).map(problemOf);
}

function problemOf({ code, message: said, pos: [start, end] }: YAMLError): YamlProblem {
  return {
    code: code === 'DUPLICATE_KEY' ? 'yaml-duplicate-key' : 'yaml-syntax',
    message: inOurWords(said) ?? message('This is not valid YAML: {0}.', said.replace(/\.$/, '')),
    start,
    end,
  };
}

function inOurWords(said: string): Message | undefined {
  return words.find(([pattern]) => pattern.test(said))?.[1];
}

/** Our words for the errors people make, by the text of `yaml`, which says more than its codes. */
const words: readonly (readonly [RegExp, Message])[] = [
  [/^Map keys must be unique/, message('This key stands twice in one mapping: remove one of the two.')],
  [
    /^Plain value cannot start with/,
    message('A value without quotes cannot begin with "@" or "`": put it in quotes.'),
  ],
  [/^Tabs are not allowed/, message('YAML is indented with blanks, not with tabs.')],
  [
    /^All (?:mapping|sequence) items/,
    message('The indentation does not fit: entries of one list or mapping begin in the same column.'),
  ],
  [
    /^A block sequence may not/,
    message('There is no list in this column: check the indentation of the item.'),
  ],
  [
    /^Nested mappings are not allowed/,
    message('A second ": " stands in this line: put the value in quotes, or begin a new line.'),
  ],
  [
    /^Implicit (?:map )?keys need to/,
    message('This reads as a key without its ":": check the colon, the quotes and the indentation.'),
  ],
  [/^Missing closing/, message('The closing quote is missing.')],
  [
    /^Flow (?:map|sequence) in block collection/,
    message('A bracket is still open here: close it in the lines above.'),
  ],
];
