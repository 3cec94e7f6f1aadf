import { isScalar } from 'yaml';
import type { Finding, Path } from '../../core/finding.ts';
import type { YamlVersion } from '../../core/yaml/dialect.ts';
import { placeOf, rangeOfNode, type YamlText } from '../text/document.ts';
import { located, outwards, rangeOf, type LocatedFinding } from './located.ts';
import type { Range } from '../text/range.ts';
import { regionAt } from '../text/region.ts';

/** Where something stands that was judged by what the fast reader made of it. */
export interface QuickPlace {
  readonly yaml: YamlText;
  readonly version: YamlVersion;
  /** Its document, and the path from there. */
  readonly object: { readonly document: number; readonly path: Path };
  /** The text inside another one that it is in. */
  readonly inText?: { readonly place: QuickPlace; readonly path: Path };
}

/**
 * A finding with the place that the fast reader knows; `undefined` where that is not certain. A repair, which somebody has to
 * ask for, is made by the tree.
 */
export function locatedQuickly(finding: Finding, place: QuickPlace): LocatedFinding | undefined {
  const range = rangeQuickly(finding, place);
  if (range === undefined) return undefined;
  const { code, severity, message, fix, scaffold } = finding;
  const found = { code, severity, message, range, ...(scaffold === undefined ? {} : { scaffold }) };
  return fix === undefined
    ? found
    : { ...found, fix: { title: fix.title, edit: () => locatedByTree(finding, place)?.fix?.edit() } };
}

function rangeQuickly(finding: Finding, place: QuickPlace): Range | undefined {
  const { yaml, version, object, inText } = place;
  const document = yaml.fastPlaces(version)?.[object.document];
  // What is inside another string is read by its own rules.
  if (document === undefined || finding.within !== undefined) return undefined;
  const { found, node, pair } = placeOf(document, [...object.path, ...finding.path]);
  if (!found || (pair === undefined && rangeOfNode(node) === undefined)) return undefined;
  // What joined lines read as is up to the reader.
  if (finding.span !== undefined && isFolded(node)) return undefined;
  const range = rangeOf(document, finding, object.path);
  if (inText === undefined) return range;
  const outer = inText.place.yaml.fastPlaces(inText.place.version)?.[inText.place.object.document];
  // What stands behind the last character may be anywhere up to the next key.
  return range.start < yaml.text.length ? outer && regionAt(outer, inText.path)?.toOuter(range) : undefined;
}

function locatedByTree(finding: Finding, place: QuickPlace): LocatedFinding | undefined {
  const { version, object, inText } = place;
  if (inText === undefined) {
    const document = place.yaml.documents(version)[object.document];
    return document && located(document, finding, object.path);
  }
  const outer = inText.place.yaml.documents(inText.place.version)[inText.place.object.document];
  const region = outer && regionAt(outer, inText.path);
  const document = region?.yaml.documents(version)[object.document];
  return region && document && outwards(located(document, finding, object.path), region);
}

/** Whether the lines of a scalar are joined. */
export function isFolded(node: unknown): boolean {
  return isScalar(node) && node.type === 'BLOCK_FOLDED';
}
