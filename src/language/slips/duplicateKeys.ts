import { isMap, isNode, isScalar, visit, type Pair, type YAMLError, type YAMLMap } from 'yaml';
import { message } from '../../core/message.ts';
import { rangeOfNode, type YamlDocument } from '../text/document.ts';
import { lineEnd, lineStart, nextLine, type Edit } from '../text/range.ts';
import type { YamlProblem } from './yamlProblem.ts';

/** A key that stands twice in one mapping, with the place of the first one. */
export function duplicateKey({ text, tree }: YamlDocument, { pos: [offset, end] }: YAMLError): YamlProblem {
  const found = placeIn(tree, offset);
  const range = rangeOfNode(found?.second.key) ?? { start: offset, end: Math.max(end, offset + 1) };
  const first = rangeOfNode(found?.first.key);
  const code = 'yaml-duplicate-key';
  if (found === undefined || first === undefined) {
    return { code, message: message('This key stands twice in one mapping: remove one of the two.'), range };
  }
  const separator = indentedSeparator(text, first.start, offset);
  if (separator !== undefined) {
    return {
      code,
      message: message(
        'This key stands in line {0} already: the "---" between the two is indented, and so no new document begins there.',
        0,
      ),
      mention: first,
      range,
      fix: { title: message('Move "---" to the first column'), edit: () => separator },
    };
  }
  const edit = isSame(found, tree) ? removal(text, found.second) : undefined;
  return {
    code,
    message: message('This key stands in line {0} already, in the same mapping: remove one of the two.', 0),
    mention: first,
    range,
    ...(edit === undefined ? {} : { fix: { title: message('Remove the second one'), edit: () => edit } }),
  };
}

/** The change that makes an indented `---` begin a document, where one stands between two places. */
export function indentedSeparator(text: string, start: number, end: number): Edit | undefined {
  const found = /^[ \t]+(?=---[ \t]*\r?$)/m.exec(text.slice(start, nextLine(text, end)));
  if (found === null) return undefined;
  const at = start + found.index;
  return { start: at, end: at + found[0].length, text: '' };
}

interface Twice {
  readonly first: Pair;
  readonly second: Pair;
}

function placeIn(tree: YamlDocument['tree'], offset: number): Twice | undefined {
  let found: Twice | undefined;
  visit(tree, {
    Map(_key, map) {
      const second = map.items.find(({ key }) => rangeOfNode(key)?.start === offset);
      const first = second && firstOf(map, second);
      if (second === undefined || first === undefined) return undefined;
      found = { first, second };
      return visit.BREAK;
    },
  });
  return found;
}

function firstOf(map: YAMLMap, { key }: Pair): Pair | undefined {
  return map.items.find((pair) => isScalar(pair.key) && isScalar(key) && pair.key.value === key.value);
}

/** Only where both say the same nothing is lost with one of them. */
function isSame({ first, second }: Twice, tree: YamlDocument['tree']): boolean {
  const [one, other] = [first.value, second.value].map((value) => saidBy(value, tree));
  return one !== undefined && one === other;
}

function saidBy(value: unknown, tree: YamlDocument['tree']): string | undefined {
  if (!isNode(value) || isMap(value)) return undefined;
  try {
    return JSON.stringify(value.toJS(tree, { maxAliasCount: 0 }));
  } catch {
    // An alias is refused by throwing: it may stand for anything, or for nothing.
    return undefined;
  }
}

/** The second pair with its line, where it has that to itself. */
function removal(text: string, { key, value }: Pair): Edit | undefined {
  const [from, to] = [rangeOfNode(key)?.start, rangeOfNode(value)?.end];
  if (from === undefined || to === undefined) return undefined;
  const start = lineStart(text, from);
  const isAlone = text.slice(start, from).trim() === '' && to <= lineEnd(text, from);
  return isAlone ? { start, end: nextLine(text, from), text: '' } : undefined;
}
