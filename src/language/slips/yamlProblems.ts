import { visit, type Scalar, type YAMLError } from 'yaml';
import { message } from '../../core/message.ts';
import type { YamlVersion } from '../../core/yaml/dialect.ts';
import { problemsOf } from '../../core/yaml/problem.ts';
import { openAliases } from './aliases.ts';
import { rangeOfNode, type YamlDocument } from '../text/document.ts';
import { duplicateKey, indentedSeparator } from './duplicateKeys.ts';
import { indentationProblem } from './indentation.ts';
import { unindentedQuote } from './quotedContinuation.ts';
import { lineEnd, lineStart, type Range } from '../text/range.ts';
import { tabProblem } from './tabs.ts';
import type { YamlProblem } from './yamlProblem.ts';

/** Whether a code tells of a text that could not be read to its end. */
export function isSlip(code: string): boolean {
  return ['yaml-syntax', 'yaml-indentation', 'yaml-tab', 'yaml-separator'].includes(code);
}

/** What keeps a reader of a YAML version from reading this document, in words for people. */
export function yamlProblems(document: YamlDocument, version: YamlVersion): readonly YamlProblem[] {
  const { text, tree, errors } = document;
  if (errors.length === 0) return text.includes('*') ? openAliases(tree) : [];
  const quote = version === '1.2' ? undefined : unindentedQuote(document, version);
  if (quote !== undefined) return [onlySomeRead(quote)];
  const duplicates = errors.filter(({ code }) => code === 'DUPLICATE_KEY');
  return [
    ...errors
      .filter((error) => isNpmName(error, text))
      .map(({ pos }) => unquotedName(scalarAt(tree, pos[0]), pos[0])),
    ...duplicates.slice(0, mostDuplicates).map((error) => duplicateKey(document, error)),
    ...syntaxProblem(document, slips(document)),
  ];
}

/** Each is looked for in the whole tree, and nobody reads thousands: the rest is told when these are gone. */
const mostDuplicates = 200;

/** From this line on the parser only guesses what belongs where. */
export function guessedFrom(document: YamlDocument): number {
  return Math.min(Infinity, ...slips(document).map(({ pos }) => lineStart(document.text, pos[0])));
}

/** Errors that leave the parser at a loss, unlike a key too many or a quote too few. */
function slips({ text, errors }: YamlDocument): readonly YAMLError[] {
  return errors.filter((error) => error.code !== 'DUPLICATE_KEY' && !isNpmName(error, text));
}

function isNpmName({ code, pos }: YAMLError, text: string): boolean {
  return code === 'BAD_SCALAR_START' && text[pos[0]] === '@';
}

/** One slip makes the reader stumble over everything that follows it: only the first is told. */
function syntaxProblem({ text, tree }: YamlDocument, errors: readonly YAMLError[]): readonly YamlProblem[] {
  const [first, ...others] = errors.toSorted((one, other) => one.pos[0] - other.pos[0]);
  if (first === undefined) return [];
  const known =
    tabProblem(text, first) ?? separatorProblem(text, first) ?? indentationProblem(text, first, others);
  if (known !== undefined) return [known];
  return problemsOf([first]).map(({ message: said, start, end }) => {
    const whole = rangeOfNode(scalarAt(tree, start));
    return { code: 'yaml-syntax', message: said, range: shown(text, whole ?? { start, end }) };
  });
}

function onlySomeRead(range: Range): YamlProblem {
  return {
    code: 'yaml-quoted-indent',
    message: message(
      'This line of a quoted text is not indented: kubectl and the operators read it, other readers of YAML do not, and so the rest is not judged. Indent it further than its key.',
    ),
    range,
  };
}

function separatorProblem(text: string, { pos: [offset] }: YAMLError): YamlProblem | undefined {
  if (!/^---[ \t]*(?:\r?\n|$)/.test(text.slice(offset, offset + 40))) return undefined;
  const edit = indentedSeparator(text, text.lastIndexOf('\n', offset - 1) + 1, offset);
  return {
    code: 'yaml-separator',
    message: message('Only in the first column "---" begins a new document.'),
    range: { start: offset, end: offset + 3 },
    ...(edit === undefined
      ? {}
      : { fix: { title: message('Move "---" to the first column'), edit: () => edit } }),
  };
}

/** At least one character, so that it can be seen, and never more than one line. */
function shown(text: string, { start, end }: Range): Range {
  const from = Math.min(start, Math.max(0, text.length - 1));
  return { start: from, end: Math.max(from + 1, Math.min(end, lineEnd(text, from))) };
}

/** Package names of npm are written without quotes so often that they have words and a repair of their own. */
function unquotedName(scalar: Scalar | undefined, start: number): YamlProblem {
  const range = rangeOfNode(scalar) ?? { start, end: start + 1 };
  const edit = { ...range, text: JSON.stringify(scalar?.value ?? '') };
  return {
    code: 'dp-unquoted-at',
    message: message('A value without quotes cannot begin with "@": put it in quotes.'),
    range,
    ...(scalar === undefined ? {} : { fix: { title: message('Put it in quotes'), edit: () => edit } }),
  };
}

/** The parser often marks only the first character of what it does not like. */
function scalarAt(tree: YamlDocument['tree'], offset: number): Scalar | undefined {
  let found: Scalar | undefined;
  visit(tree, {
    Scalar(_key, node) {
      if (rangeOfNode(node)?.start !== offset) return undefined;
      found = node;
      return visit.BREAK;
    },
  });
  return found;
}
