import type { Finding, Severity } from '../finding.ts';

/** What the rules find for one of the releases that a document may be for. */
export type FindingsFor<Rule> = (rule: Rule) => readonly Finding[];

/** What one rule finds for the release that is asked first. */
export interface FoundFirst<Rule> {
  readonly rule: Rule;
  readonly findings: readonly Finding[];
}

/**
 * What holds for every release that a document may be for, of what the first one finds. The others are asked for no rule
 * that found nothing.
 */
export function agreedBy<Rule>(
  { rule, findings }: FoundFirst<Rule>,
  others: readonly FindingsFor<Rule>[],
): readonly Finding[] {
  let common = findings;
  for (const findingsFor of others) {
    if (common.length === 0) return common;
    common = commonTo(common, findingsFor(rule));
  }
  return common;
}

/**
 * What every release refuses, each for a reason of its own: there is no code that all agree on, and no release that takes
 * it. It is told in the words for the first.
 * @param asked the rules that the others are asked.
 * @param told what all agree on, which needs no more words.
 */
export function failingAnyway<Rule>(
  first: readonly FoundFirst<Rule>[],
  others: readonly FindingsFor<Rule>[],
  asked: readonly Rule[],
  told: readonly Finding[],
): readonly Finding[] {
  if (others.length === 0) return [];
  const known = new Set(told.map(placeOf));
  let left = first
    .flatMap(({ findings }) => findings)
    .filter((one) => isRefusal(one) && !known.has(placeOf(one)));
  for (const findingsFor of others) {
    if (left.length === 0) return left;
    const refused = new Set(asked.flatMap(findingsFor).filter(isRefusal).map(placeOf));
    left = left.filter((one) => refused.has(placeOf(one)));
  }
  // One reason is enough for one place; a repair for one release is none for the others.
  const places = new Set<string>();
  return left.flatMap((one) => {
    if (places.has(placeOf(one))) return [];
    places.add(placeOf(one));
    const { fix, ...rest } = one;
    return [fix === undefined ? one : rest];
  });
}

function isRefusal({ effect, severity }: Finding): boolean {
  return effect === 'fails' && severity === 'error';
}

const mildestFirst: readonly Severity[] = ['hint', 'info', 'warning', 'error'];

/** The findings of both, each as mildly as either puts it; a repair only where both agree on it. */
function commonTo(ones: readonly Finding[], others: readonly Finding[]): readonly Finding[] {
  const byPlace = Map.groupBy(others, placeOf);
  return ones.flatMap((one) => {
    const [other] = byPlace.get(placeOf(one)) ?? [];
    if (other === undefined) return [];
    const milder = mildestFirst.indexOf(other.severity) < mildestFirst.indexOf(one.severity) ? other : one;
    const { fix, ...rest } = milder;
    return [fix !== undefined && JSON.stringify(one.fix) === JSON.stringify(other.fix) ? milder : rest];
  });
}

function placeOf({ path, within, at, span }: Finding): string {
  return JSON.stringify([path, within, at, span]);
}
