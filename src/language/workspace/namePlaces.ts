import type { Path } from '../../core/finding.ts';
import type { NameUse } from '../../core/workspace/nameUse.ts';
import type { Surroundings, UseAt } from '../../core/workspace/surroundings.ts';
import { placeOf, type YamlDocument, type YamlText } from '../text/document.ts';
import type { Range } from '../text/range.ts';
import { regionAt } from '../text/region.ts';
import { spanIn } from '../text/span.ts';

/** A name and where it stands in the text of its file. */
export interface PlacedName extends UseAt {
  readonly range: Range;
}

/** The place of a name, without quotes; `undefined` where it is not written as it reads. */
export function rangeOfName(yaml: YamlText, { object, use }: UseAt): Range | undefined {
  const document = yaml.documents('1.1')[object.document];
  if (document === undefined) return undefined;
  const { within, path } = use.place;
  if (within === undefined) return rangeIn(document, [...object.path, ...path], use);
  const region = regionAt(document, [...object.path, ...within]);
  const [text] = region?.yaml.documents('1.2') ?? [];
  const inner = text && rangeIn(text, path, use);
  return region === undefined || region.style === 'inline' || inner === undefined
    ? undefined
    : region.toOuter(inner);
}

function rangeIn(document: YamlDocument, path: Path, { place, name }: NameUse): Range | undefined {
  return spanIn(document, placeOf(document, path), 'value', place.span ?? [0, name.length]);
}

/** Every name in a file that its text shows. */
export function namesInFile(yaml: YamlText, file: string, around: Surroundings): readonly PlacedName[] {
  return around.of(file).flatMap((object) =>
    object.names.flatMap((use) => {
      const range = rangeOfName(yaml, { object, use });
      return range === undefined ? [] : [{ object, use, range }];
    }),
  );
}

/** The name at an offset of a file. */
export function nameAt(
  yaml: YamlText,
  file: string,
  around: Surroundings,
  offset: number,
): PlacedName | undefined {
  return namesInFile(yaml, file, around).find(({ range }) => range.start <= offset && offset <= range.end);
}
