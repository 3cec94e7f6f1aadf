import { textAt } from '../core/field.ts';
import { isForeignTemplate } from '../core/foreignTemplate.ts';
import { partValue } from '../core/parts.ts';
import { locate } from '../language/text/document.ts';
import { hintOf } from '../language/judging/judge.ts';
import { firstDialect } from '../language/judging/partFacts.ts';
import { partsIn } from '../language/judging/partsIn.ts';
import type { ObjectAt, ObjectsParams } from '../protocol/requests.ts';
import type { ServerState } from './state.ts';

/** The objects of ours in a document that stand for themselves: no patches, nothing read out of a cluster, no templates. */
export async function wholeObjects(
  { documents, judged }: ServerState,
  { uri }: ObjectsParams,
): Promise<readonly ObjectAt[]> {
  const document = documents.get(uri);
  if (document === undefined) return [];
  const { judgement, yaml, context } = await judged.get(document);
  if (!judgement.ours || isForeignTemplate(yaml.text)) return [];
  const texts = yaml.documents(firstDialect(yaml.text, context));
  return partsIn(texts, hintOf(context)).flatMap((part): readonly ObjectAt[] => {
    const text = texts[part.document];
    if (text === undefined || text.errors.length > 0 || part.is.form !== undefined) return [];
    const value = partValue(text.value, part);
    const kind = textAt(value, 'kind');
    const name = textAt(value, 'metadata', 'name');
    if (kind === undefined || name === undefined) return [];
    const namespace = textAt(value, 'metadata', 'namespace');
    const packageName =
      kind === 'Subscription'
        ? textAt(value, 'spec', 'name')
        : textAt(value, 'spec', 'source', 'catalog', 'packageName');
    const { line } = document.positionAt(locate(text, part.path, 'key').start);
    return [
      {
        kind,
        name,
        line,
        ...(namespace === undefined ? {} : { namespace }),
        ...(packageName === undefined ? {} : { package: packageName }),
      },
    ];
  });
}
