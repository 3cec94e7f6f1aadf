import { isScalar } from 'yaml';
import { field } from '../../core/field.ts';
import type { Path } from '../../core/finding.ts';
import { message } from '../../core/message.ts';
import type { YamlVersion } from '../../core/yaml/dialect.ts';
import { placeOf, rangeOfNode, yamlText, type YamlDocument } from '../text/document.ts';
import type { LocatedFinding } from '../judging/located.ts';
import { applyEdits, type Edit } from '../text/range.ts';

/** That the lines of an embedded text are joined by `>`, which hardly anybody means. */
export function foldedText(
  document: YamlDocument,
  path: Path,
  version: YamlVersion,
): LocatedFinding | undefined {
  const { node } = placeOf(document, path);
  const start = rangeOfNode(node)?.start;
  if (!isScalar(node) || node.type !== 'BLOCK_FOLDED' || start === undefined) return undefined;
  const edit: Edit = { start, end: start + 1, text: '|' };
  const [joined, asWritten] = [
    valueOf(String(node.value), version),
    valueOf(literal(document, path, edit), version),
  ];
  const isSame = joined !== undefined && JSON.stringify(joined) === JSON.stringify(asWritten);
  return {
    code: 'yaml-folded',
    severity: isSame ? 'hint' : 'error',
    message: isSame
      ? message('With ">" lines of the same indentation are joined: write "|", and each line stays as it is.')
      : message('With ">" lines are joined, and the reader sees another text than this: write "|".'),
    range: { start, end: start + 1 },
    ...(asWritten === undefined ? {} : { fix: { title: message('Write "|"'), edit: () => edit } }),
  };
}

/** The text as it would be without the lines joined. */
function literal({ text, tree }: YamlDocument, path: Path, edit: Edit): unknown {
  const found = yamlText(applyEdits(text, [edit]))
    .documents('1.1')
    .find((other) => other.tree.range[0] === tree.range[0]);
  return field(found?.value, ...path);
}

function valueOf(text: unknown, version: YamlVersion): unknown {
  if (typeof text !== 'string') return undefined;
  const [first] = yamlText(text).documents(version);
  return first?.errors.length === 0 ? first.value : undefined;
}
