import { isCollection, visit, type Scalar } from 'yaml';
import { isForeignTemplate } from '../../core/foreignTemplate.ts';
import { rangeOfNode, yamlText, type YamlDocument, type YamlText } from '../text/document.ts';
import { filledTemplate } from '../text/filledTemplate.ts';
import { lineEnd, nextLine, type Range } from '../text/range.ts';

/**
 * Whether what is written as a comment at the end of a line is one there. Inside of a scalar that goes on below it would
 * be a part of its text, or end it; in a text that is YAML itself, as `dynamic-plugins.yaml: |`, it is one of that text.
 */
export function takesComment(yaml: YamlText, at: number): boolean {
  const readable = isForeignTemplate(yaml.text) ? yamlText(filledTemplate(yaml.text).text) : yaml;
  return readable.documents('1.1').every((document) => {
    const around = scalarAround(document, at);
    return around === undefined || insideTakesComment(document.text, around, at);
  });
}

interface Around {
  readonly node: Scalar;
  readonly range: Range;
}

function scalarAround({ tree }: YamlDocument, at: number): Around | undefined {
  let found: Around | undefined;
  visit(tree, {
    Scalar(_, node) {
      const range = rangeOfNode(node);
      if (range === undefined || range.start >= at || at >= range.end) return undefined;
      found = { node, range };
      return visit.BREAK;
    },
  });
  return found;
}

function insideTakesComment(text: string, { node, range }: Around, at: number): boolean {
  const isBlock = node.type === 'BLOCK_LITERAL' || node.type === 'BLOCK_FOLDED';
  // Behind the `|` or `>` itself.
  if (isBlock && at <= lineEnd(text, range.start)) return true;
  if (node.type !== 'BLOCK_LITERAL' || typeof node.value !== 'string') return false;
  const inner = yamlText(node.value);
  const isYaml = inner.documents('1.1').some(({ tree }) => isCollection(tree.contents));
  return isYaml && takesComment(inner, sameLineEnd(text, range, at, node.value));
}

/** Each line of a literal scalar is one of its value. */
function sameLineEnd(text: string, { start }: Range, at: number, value: string): number {
  let inside = 0;
  for (let outside = nextLine(text, start); nextLine(text, outside) <= at;) {
    outside = nextLine(text, outside);
    inside = nextLine(value, inside);
  }
  return lineEnd(value, inside);
}
