import { isAlias, visit, type Scalar, type YAMLError } from 'yaml';
import { message, type Message } from '../core/message.ts';
import { problemsOf } from '../core/yaml/problem.ts';
import { rangeOfNode, type YamlDocument } from './document.ts';
import { lineEnd, type Edit, type Range } from './range.ts';

/** Something a strict reader of YAML stops at, with its place. */
export interface YamlProblem {
  readonly code: 'yaml-syntax' | 'yaml-duplicate-key' | 'dp-unquoted-at';
  readonly message: Message;
  readonly range: Range;
  readonly fix?: { readonly title: Message; readonly edit: Edit };
}

/** What keeps a reader from reading this document, in words for people. */
export function yamlProblems({ text, tree, errors }: YamlDocument): readonly YamlProblem[] {
  if (errors.length === 0) return text.includes('*') ? openAliases(tree) : [];
  const [unquoted, others] = [errors.filter(isNpmName), errors.filter((error) => !isNpmName(error))];
  function isNpmName({ code, pos }: YAMLError): boolean {
    return code === 'BAD_SCALAR_START' && text[pos[0]] === '@';
  }
  return [
    ...unquoted.map(({ pos }) => unquotedName(scalarAt(tree, pos[0]), pos[0])),
    ...problemsOf(others).map(({ code, message: said, start, end }) => {
      const whole = rangeOfNode(scalarAt(tree, start));
      return { code, message: said, range: shown(text, whole ?? { start, end }) };
    }),
  ];
}

/** The parser leaves it to whoever wants the values to look an alias up. */
function openAliases(tree: YamlDocument['tree']): readonly YamlProblem[] {
  const anchors = new Set<string>();
  const open: YamlProblem[] = [];
  visit(tree, {
    Node(_key, node) {
      if (!isAlias(node) && node.anchor !== undefined) anchors.add(node.anchor);
      const range = rangeOfNode(node);
      if (!isAlias(node) || anchors.has(node.source) || range === undefined) return;
      const said = message(
        'No anchor "&{0}" stands before this alias: add it, or put the text in quotes.',
        node.source,
      );
      open.push({ code: 'yaml-syntax', message: said, range });
    },
  });
  return open.slice(0, 1);
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
    ...(scalar === undefined ? {} : { fix: { title: message('Put it in quotes'), edit } }),
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
