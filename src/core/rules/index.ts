import { pluginList, type PluginList } from '../dynamicPlugins/pluginList.ts';
import type { Finding, Severity } from '../finding.ts';
import type { Release } from '../release.ts';
import { appConfigRules } from './appConfig/index.ts';
import { backstageRules } from './backstage/index.ts';
import { dynamicPluginRules } from './dynamicPlugins/index.ts';
import { helmRules } from './helm/index.ts';
import { knativeRules } from './knative/index.ts';
import { networkPolicyRules } from './networkPolicies/index.ts';
import { olmRules } from './olm/index.ts';
import { placeholderLeft } from './placeholderLeft.ts';
import { platformRules } from './platform/index.ts';
import type { WorkspaceObject } from '../workspace/fileFacts.ts';
import type { Surroundings } from '../workspace/surroundings.ts';
import type { Facts, Found, Rule, RuleContext, WorkspaceRule } from './rule.ts';
import { workflowRules } from './workflow/index.ts';
import { workspaceRules } from './workspace/index.ts';

export type { Facts, RuleContext } from './rule.ts';

/** Every rule, in the order their findings are told. */
export const rules: readonly Rule[] = [
  placeholderLeft,
  ...backstageRules,
  ...platformRules,
  ...olmRules,
  ...knativeRules,
  ...networkPolicyRules,
  ...appConfigRules,
  ...workflowRules,
  ...helmRules,
  ...dynamicPluginRules,
  ...workspaceRules,
];

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
  return rules.flatMap((rule) => agreed(context, (release) => findingsFor(rule, release)));
}

/** What all rules find in an object by what stands around it, in its own file and in others. */
export function judgeAmong(
  object: WorkspaceObject,
  around: Surroundings,
  context: RuleContext,
): readonly Finding[] {
  return rules.flatMap((rule) =>
    rule.about === 'workspace'
      ? agreed(context, (release) => judgeAmongBy(rule, object, around, { ...context, release }))
      : [],
  );
}

/** What one rule finds in an object among others. */
function judgeAmongBy(
  rule: WorkspaceRule,
  object: WorkspaceObject,
  around: Surroundings,
  context: RuleContext,
): readonly Finding[] {
  if (rule.releases !== 'all' && !rule.releases(context.release)) return [];
  return rule.judge(object, around, context).map((found) => findingOf(rule, found));
}

/** What holds for every release that a document may be for. */
function agreed(
  context: RuleContext,
  findingsFor: (release: Release) => readonly Finding[],
): readonly Finding[] {
  let common = findingsFor(context.release);
  for (const release of otherCandidates(context)) {
    if (common.length === 0) return [];
    common = commonTo(common, findingsFor(release));
  }
  return common;
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
  if (rule.about === 'workspace' || facts.is.kind !== 'dynamic-plugins') return [];
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

function placeOf({ path, within, at, span }: Finding): string {
  return JSON.stringify([path, within, at, span]);
}
