import { isForeignTemplate } from '../../core/foreignTemplate.ts';
import { partsOf, type Part } from '../../core/parts.ts';
import { mayBeOurs } from '../../core/recognise.ts';
import { isPlainKind, type PlainKind } from '../../core/schema/catalog.ts';
import { hintOf, type JudgeContext } from '../judging/judge.ts';
import type { YamlText } from '../text/document.ts';
import { firstDialect } from '../judging/partFacts.ts';

/** A schema of ours for whole files: of all kinds of objects, or of files that are no objects. */
export type FileSchema = 'objects' | PlainKind;

/** The one schema that explains every document of a file; `undefined` where a document is not ours or is a template. */
export function explainedBy(yaml: YamlText, context: JudgeContext): FileSchema | undefined {
  const hint = hintOf(context);
  if (!mayBeOurs(yaml.text, hint) || isForeignTemplate(yaml.text)) return undefined;
  const values = yaml.values(firstDialect(yaml.text, context));
  const isWritten = (index: number): boolean => (values[index] ?? null) !== null;
  const parts = partsOf(values, hint).filter(({ path }) => path.length === 0);
  const known = new Map(parts.map((part) => [part.document, schemaOf(part)]));
  const all = [...values.keys()].filter(isWritten).map((index) => known.get(index));
  const [first] = all;
  return all.every((one) => one === first) ? first : undefined;
}

function schemaOf({ is }: Part): FileSchema | undefined {
  if (is.apiVersion !== undefined) return 'objects';
  // In values only some sections are ours, and help knows more of them than the schema of the whole.
  return isPlainKind(is.kind) && is.kind !== 'helm-values' ? is.kind : undefined;
}
