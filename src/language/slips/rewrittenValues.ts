import { isMap, isNode, isScalar, isSeq, visit, type Node, type Scalar } from 'yaml';
import { message } from '../../core/message.ts';
import { mayBeRewritten, rewritten } from '../../core/yaml/rewritten.ts';
import { rangeOfNode, type YamlDocument } from '../text/document.ts';
import type { LocatedFinding } from '../judging/located.ts';

/** Values of pluginConfigs that are other ones, or look otherwise, once Go has read and written them again. */
export function rewrittenValues({ text, tree }: YamlDocument): readonly LocatedFinding[] {
  if (!mayBeRewritten(text)) return [];
  const found: LocatedFinding[] = [];
  for (const config of pluginConfigs(tree.contents)) {
    visit(config, {
      Scalar(key, node) {
        const finding = key === 'key' ? undefined : findingOf(node);
        if (finding !== undefined) found.push(finding);
      },
    });
  }
  return found;
}

function pluginConfigs(root: unknown): readonly Node[] {
  const plugins = isMap(root) ? root.get('plugins') : undefined;
  if (!isSeq(plugins)) return [];
  return plugins.items.flatMap((entry) => {
    const config = isMap(entry) ? entry.get('pluginConfig', true) : undefined;
    return isNode(config) ? [config] : [];
  });
}

function findingOf(node: Scalar): LocatedFinding | undefined {
  const range = rangeOfNode(node);
  if (!isScalar(node) || node.type !== 'PLAIN' || range === undefined) return undefined;
  const source = node.source ?? '';
  const becomes = rewritten(source, node.value);
  if (becomes === undefined) return undefined;
  return {
    code: 'dp-value-rewritten',
    severity: 'hint',
    message: message(
      'The RHDH operator writes {0} in place of {1}: put it in quotes if the text is meant.',
      becomes,
      source,
    ),
    range,
  };
}
