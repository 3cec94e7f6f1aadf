import { isAlias, visit } from 'yaml';
import { message } from '../../core/message.ts';
import { rangeOfNode, type YamlDocument } from '../text/document.ts';
import type { YamlProblem } from './yamlProblem.ts';

/** The parser leaves it to whoever wants the values to look an alias up. */
export function openAliases(tree: YamlDocument['tree']): readonly YamlProblem[] {
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
