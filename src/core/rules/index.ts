import { pluginList, type PluginList } from '../dynamicPlugins/pluginList.ts';
import type { Finding, Severity } from '../finding.ts';
import type { Release } from '../release.ts';
import { dynamicPluginRules } from './dynamicPlugins/index.ts';
import { olmRules } from './olm/index.ts';
import { placeholderLeft } from './placeholderLeft.ts';
import type { Facts, Found, Rule, RuleContext } from './rule.ts';

export type { Facts, RuleContext } from './rule.ts';

/** Every rule, in the order their findings are told. */
export const rules: readonly Rule[] = [placeholderLeft, ...olmRules, ...dynamicPluginRules];

/** What all rules find in one document; where the release is not known, only what holds for every one it may be. */
export function judgeFacts(facts: Facts, context: RuleContext): readonly Finding[] {
  const lists = new Map<Release, PluginList>();
  const listFor = (release: Release): PluginList => {
    const known =
      lists.get(release) ?? pluginList(facts.value, { ...facts, release, target: context.target });
    lists.set(release, known);
    return known;
  };
  const findingsFor = (rule: Rule, release: Release): readonly Finding[] =>
    judgeBy(rule, facts, { ...context, release }, listFor);
  const others = otherCandidates(context);
  return rules.flatMap((rule) => {
    let agreed = findingsFor(rule, context.release);
    for (const release of others) {
      if (agreed.length === 0) return [];
      agreed = commonTo(agreed, findingsFor(rule, release));
    }
    return agreed;
  });
}

/** What one rule finds. */
export function judgeBy(
  rule: Rule,
  facts: Facts,
  context: RuleContext,
  listFor = (release: Release): PluginList =>
    pluginList(facts.value, { ...facts, release, target: context.target }),
): readonly Finding[] {
  if (rule.releases !== 'all' && !rule.releases(context.release)) return [];
  if (rule.about === 'document') return rule.judge(facts, context).map((found) => findingOf(rule, found));
  if (facts.is.kind !== 'dynamic-plugins') return [];
  return rule.judge(listFor(context.release)).map((found) => findingOf(rule, found));
}

function findingOf({ code, consumer, effect, severity }: Rule, found: Found): Finding {
  return { code, consumer, effect, severity, ...found };
}

/** One release of each kind is enough: patches that share every fact a rule looks at judge alike. */
function otherCandidates({ release, candidates = [] }: RuleContext): readonly Release[] {
  const seen: Release[] = [release];
  for (const candidate of candidates) {
    if (!seen.some((one) => judgesAlike(one, candidate))) seen.push(candidate);
  }
  return seen.slice(1);
}

function judgesAlike(one: Release, other: Release): boolean {
  return (
    one.line === other.line &&
    one.installer === other.installer &&
    one.merge === other.merge &&
    one.plugins === other.plugins
  );
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

function placeOf({ path, at, span }: Finding): string {
  return JSON.stringify([path, at, span]);
}
