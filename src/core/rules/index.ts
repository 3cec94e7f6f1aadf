import { pluginList, type PluginList } from '../dynamicPlugins/pluginList.ts';
import type { Finding, Severity } from '../finding.ts';
import { once } from '../once.ts';
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
import { foundInNamedList } from './workspace/namedList.ts';

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

/** What a document is asked in itself, and what an object is asked among others: no rule is called in vain. */
const ofDocuments = rules.filter(({ about }) => about !== 'workspace');
const ofOtherKinds = ofDocuments.filter(({ about }) => about === 'document');
const ofWorkspace = rules.filter((rule) => rule.about === 'workspace');

/** What all rules find in one document; where the release is not known, only what holds for every one it may be. */
export function judgeFacts(facts: Facts, context: RuleContext): readonly Finding[] {
  const cases = casesOf(context).map((one) => judgedAs(facts, one));
  const asked = facts.is.kind === 'dynamic-plugins' ? ofDocuments : ofOtherKinds;
  const told = asked.flatMap((rule) => agreed(cases, (one) => one.findingsOf(rule)));
  return [...told, ...failingAnyway(cases, asked, told)];
}

/** A document as it is judged for one release; each rule is asked once. */
interface Case {
  findingsOf(rule: Rule): readonly Finding[];
}

function judgedAs(facts: Facts, context: RuleContext): Case {
  const { release, target } = context;
  const read = once(() => (facts.readBy === undefined ? facts : { ...facts, value: facts.readBy(release) }));
  const listFor = once(() => pluginList(read().value, { ...read(), release, target }));
  const known = new Map<Rule, readonly Finding[]>();
  return {
    findingsOf(rule) {
      const found = known.get(rule) ?? judgeBy(rule, read(), context, listFor);
      known.set(rule, found);
      return found;
    },
  };
}

/**
 * What every release refuses, each for a reason of its own: there is no code that all agree on, and no release that takes
 * it. It is told in the words for the first.
 */
function failingAnyway(
  [first, ...others]: readonly Case[],
  asked: readonly Rule[],
  told: readonly Finding[],
): readonly Finding[] {
  if (first === undefined || others.length === 0) return [];
  const known = new Set(told.map(placeOf));
  let left = asked
    .flatMap((rule) => first.findingsOf(rule))
    .filter((one) => isRefusal(one) && !known.has(placeOf(one)));
  for (const other of others) {
    if (left.length === 0) return left;
    const refused = new Set(
      asked.flatMap((rule) => other.findingsOf(rule)).flatMap((one) => (isRefusal(one) ? placeOf(one) : [])),
    );
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

/** What all rules find in an object by what stands around it, in its own file and in others. */
export function judgeAmong(
  object: WorkspaceObject,
  around: Surroundings,
  context: RuleContext,
): readonly Finding[] {
  const cases = casesOf(context);
  return [
    ...ofWorkspace.flatMap((rule) => agreed(cases, (one) => judgeAmongBy(rule, object, around, one))),
    ...agreed(cases, (one) =>
      foundInNamedList(object, around, one).map(({ rule, found }) => findingOf(rule, found)),
    ),
  ];
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

/** What holds for every release that a document may be for. The first is asked first: mostly it finds nothing, and nobody else is asked. */
function agreed<Case>(
  cases: readonly Case[],
  findingsFor: (one: Case) => readonly Finding[],
): readonly Finding[] {
  let common: readonly Finding[] | undefined;
  for (const one of cases) {
    const found = findingsFor(one);
    common = common === undefined ? found : commonTo(common, found);
    if (common.length === 0) return common;
  }
  return common ?? [];
}

/** One context for each kind of release that is meant, the assumed one first. */
function casesOf(context: RuleContext): readonly RuleContext[] {
  return [context, ...otherCandidates(context).map((release) => ({ ...context, release }))];
}

/** What one rule finds. */
export function judgeBy(
  rule: Rule,
  facts: Facts,
  context: RuleContext,
  listFor = (): PluginList =>
    pluginList(facts.value, { ...facts, release: context.release, target: context.target }),
): readonly Finding[] {
  if (rule.releases !== 'all' && !rule.releases(context.release)) return [];
  if (rule.about === 'document') return rule.judge(facts, context).map((found) => findingOf(rule, found));
  if (rule.about === 'workspace' || facts.is.kind !== 'dynamic-plugins') return [];
  return rule.judge(listFor()).map((found) => findingOf(rule, found));
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
