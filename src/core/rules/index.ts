import { pluginList, type PluginList } from '../dynamicPlugins/pluginList.ts';
import type { Finding } from '../finding.ts';
import { once } from '../once.ts';
import type { Release } from '../release.ts';
import { agreedBy, failingAnyway, type FindingsFor, type FoundFirst } from './agreement.ts';
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
import type { Facts, Found, Rule, RuleContext } from './rule.ts';
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
  const asked = facts.is.kind === 'dynamic-plugins' ? ofDocuments : ofOtherKinds;
  const first = foundBy(asked, judgedAs(facts, context));
  if (first.length === 0) return [];
  const others = otherCandidates(context).map((release) =>
    askedOnce(judgedAs(facts, { ...context, release })),
  );
  const told = first.flatMap((one) => agreedBy(one, others));
  return [...told, ...failingAnyway(first, others, asked, told)];
}

/** Mostly a rule finds nothing. */
function foundBy<Asked>(
  asked: readonly Asked[],
  findingsFor: FindingsFor<Asked>,
): readonly FoundFirst<Asked>[] {
  const found: FoundFirst<Asked>[] = [];
  for (const rule of asked) {
    const findings = findingsFor(rule);
    if (findings.length > 0) found.push({ rule, findings });
  }
  return found;
}

/** What the rules find in a document as it is judged for one release. */
function judgedAs(facts: Facts, context: RuleContext): FindingsFor<Rule> {
  const { release, target } = context;
  const read = facts.readBy === undefined ? facts : { ...facts, value: facts.readBy(release) };
  const listFor = once(() => pluginList(read.value, { ...read, release, target }));
  return (rule) => judgeBy(rule, read, context, listFor);
}

function askedOnce(findingsFor: FindingsFor<Rule>): FindingsFor<Rule> {
  const known = new Map<Rule, readonly Finding[]>();
  return (rule) => {
    const found = known.get(rule) ?? findingsFor(rule);
    known.set(rule, found);
    return found;
  };
}

/** What all rules find in an object by what stands around it, in its own file and in others. */
export function judgeAmong(
  object: WorkspaceObject,
  around: Surroundings,
  context: RuleContext,
): readonly Finding[] {
  const others = once(() => otherCandidates(context).map((release) => ({ ...context, release })));
  return amongRules.flatMap((find) => {
    const findings = find(object, around, context);
    return findings.length === 0
      ? findings
      : agreedBy(
          { rule: find, findings },
          others().map((one) => (asked) => asked(object, around, one)),
        );
  });
}

/** What is found in an object among others, in the order it is told. */
type FindAmong = (object: WorkspaceObject, around: Surroundings, context: RuleContext) => readonly Finding[];

const amongRules: readonly FindAmong[] = [
  ...ofWorkspace.map(
    (rule): FindAmong =>
      (object, around, context) =>
        rule.releases === 'all' || rule.releases(context.release)
          ? rule.judge(object, around, context).map((found) => findingOf(rule, found))
          : [],
  ),
  (object, around, context) =>
    foundInNamedList(object, around, context).map(({ rule, found }) => findingOf(rule, found)),
];

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
