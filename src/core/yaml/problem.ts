import type { ErrorCode, YAMLError } from 'yaml';
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
  const duplicate = code === 'DUPLICATE_KEY';
  return {
    code: duplicate ? 'yaml-duplicate-key' : 'yaml-syntax',
    message: words[code] ?? message('This is not valid YAML: {0}.', said.replace(/\.$/, '')),
    start,
    end,
  };
}

/** Our words for the errors people make; for the rest the reader's own. */
const words: Partial<Record<ErrorCode, Message>> = {
  ALIAS_PROPS: message('An alias (*name) takes neither an anchor nor a tag: remove it.'),
  BAD_INDENT: message(
    'The indentation does not fit the lines above: entries of one list or mapping begin in the same column.',
  ),
  BAD_SCALAR_START: message('A value without quotes cannot begin with "@" or "`": put it in quotes.'),
  BLOCK_AS_IMPLICIT_KEY: message(
    'A mapping cannot begin in the middle of a line that is a key: check indentation and colons.',
  ),
  BLOCK_IN_FLOW: message('Indented entries cannot stand inside { } or [ ]: close the bracket first.'),
  DUPLICATE_KEY: message('This key stands twice in one mapping: remove one of the two.'),
  MULTIPLE_ANCHORS: message('A value has one anchor (&name) at most: remove the others.'),
  TAB_AS_INDENT: message('YAML is indented with blanks, not with tabs.'),
};
