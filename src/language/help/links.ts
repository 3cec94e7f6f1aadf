import { listAt, textAt } from '../../core/field.ts';
import type { Path } from '../../core/finding.ts';
import { isForeignTemplate } from '../../core/foreignTemplate.ts';
import { partsOf, partValue, textsOf, type Part } from '../../core/parts.ts';
import { targetCommentPlace } from '../../core/target/targetFile.ts';
import { locate, placeOf, type YamlDocument, type YamlText } from '../text/document.ts';
import { hintOf, type JudgeContext } from '../judging/judge.ts';
import { embeddedDialect, firstDialect } from '../judging/partFacts.ts';
import type { Range } from '../text/range.ts';
import { regionAt } from '../text/region.ts';
import { spanIn } from '../text/span.ts';

/** A place in a file that names another file, or a target of the target file. */
export interface Link {
  readonly range: Range;
  readonly to: 'include' | 'target';
  readonly name: string;
}

/** What the comment about the target and the lists of plugins in a text lead to, those inside of ConfigMaps included. */
export function linksOf(yaml: YamlText, context: JudgeContext): readonly Link[] {
  const target = targetCommentPlace(yaml.text);
  const ofTarget: readonly Link[] = target === undefined ? [] : [{ ...target, to: 'target' }];
  if (isForeignTemplate(yaml.text)) return ofTarget;
  const documents = yaml.documents(firstDialect(yaml.text, context));
  const parts = partsOf(
    documents.map(({ value }) => value),
    hintOf(context),
  );
  const ofParts = parts.flatMap((part) => {
    const document = documents[part.document];
    return document === undefined ? [] : linksOfPart(document, part, context);
  });
  return [...ofTarget, ...ofParts];
}

/** Where a target file names a target. */
export function rangeOfTarget(targetFile: YamlText, name: string): Range | undefined {
  const [document] = targetFile.documents('1.2');
  const index = listAt(document?.value, 'targets').findIndex((entry) => textAt(entry, 'name') === name);
  return document === undefined || index === -1
    ? undefined
    : locate(document, ['targets', index, 'name'], 'value');
}

function linksOfPart(document: YamlDocument, part: Part, context: JudgeContext): readonly Link[] {
  const value = partValue(document.value, part);
  if (part.is.kind === 'dynamic-plugins') return includesIn(document, value, part.path);
  return textsOf(part.is, value)
    .filter(({ kind }) => kind === 'dynamic-plugins')
    .flatMap(({ key, kind }) => {
      const region = regionAt(document, [...part.path, 'data', key]);
      const [inner] = region?.yaml.documents(embeddedDialect(kind, context)) ?? [];
      if (region === undefined || inner === undefined) return [];
      return includesIn(inner, inner.value, []).map((link) => ({
        ...link,
        range: region.toOuter(link.range),
      }));
    });
}

function includesIn(document: YamlDocument, value: unknown, base: Path): readonly Link[] {
  return listAt(value, 'includes').flatMap((_, index): readonly Link[] => {
    const name = textAt(value, 'includes', index);
    const place = placeOf(document, [...base, 'includes', index]);
    const range = name === undefined ? undefined : spanIn(document, place, 'value', [0, name.length]);
    return name === undefined || range === undefined ? [] : [{ range, to: 'include', name }];
  });
}
