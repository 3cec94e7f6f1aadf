import { field } from '../core/field.ts';
import { isForeignTemplate } from '../core/foreignTemplate.ts';
import { partsOf, textsOf, type Part } from '../core/parts.ts';
import { mayBeOurs } from '../core/recognise.ts';
import type { EmbeddedText } from '../core/recogniseConfigMap.ts';
import type { Facts } from '../core/rules/index.ts';
import { mayBeOdd } from '../core/yaml/oddity.ts';
import { readValues } from '../core/yaml/parse.ts';
import { mayBeRewritten } from '../core/yaml/rewritten.ts';
import { amongOthers } from './among.ts';
import { mayHaveComments } from './comments.ts';
import type { YamlText } from './document.ts';
import { findingsOf } from './findings.ts';
import { hintOf, judge, type JudgeContext, type Judgement } from './judge.ts';
import { embeddedDialect, factsOfPart, factsOfText, firstDialect, partDialect } from './partFacts.ts';

/**
 * As {@link judge}: a text that the fast reader takes and that has no finding is never parsed with positions, which would
 * cost five times as much.
 */
export function judgeQuickly(yaml: YamlText, context: JudgeContext): Judgement {
  const parts = cleanParts(yaml, context);
  if (parts === undefined) return judge(yaml, context);
  const values = yaml.fastValues(firstDialect(yaml.text, context)) ?? [];
  const isClean = parts.length === 0 || amongOthers(values, parts, context).length === 0;
  return isClean ? { ours: parts.length > 0, findings: [] } : judge(yaml, context);
}

/** What of ours a text holds, if nothing of it has a finding of its own; `undefined` where it takes a closer look. */
export function cleanParts(yaml: YamlText, context: JudgeContext): readonly Part[] | undefined {
  const { text } = yaml;
  if (!mayBeOurs(text, hintOf(context))) return [];
  if (isForeignTemplate(text)) return undefined;
  const parts = partsIn(yaml, context);
  if (parts === undefined || parts.length === 0) return parts;
  const isPlain = (context.noted ?? []).length === 0 && !mayHaveComments(text);
  return isPlain && areClean(parts, yaml, context) ? parts : undefined;
}

function partsIn(yaml: YamlText, context: JudgeContext): readonly Part[] | undefined {
  const documents = yaml.fastValues(firstDialect(yaml.text, context));
  return documents && partsOf(documents, hintOf(context));
}

function areClean(parts: readonly Part[], yaml: YamlText, context: JudgeContext): boolean {
  return factsIn(parts, yaml, context)?.every((one) => findingsOf(one, context).length === 0) === true;
}

/** The facts about everything of ours in a text; `undefined` where the fast reader refuses any of it. */
function factsIn(
  parts: readonly Part[],
  yaml: YamlText,
  context: JudgeContext,
): readonly Facts[] | undefined {
  const facts: Facts[] = [];
  for (const part of parts) {
    const values = yaml.fastValues(partDialect(part, context));
    if (values === undefined) return undefined;
    // Without a tree nobody knows where something odd stands.
    if (part.is.kind === 'dynamic-plugins' && mayBeOdd(yaml.text)) return undefined;
    const own = factsOfPart(part, values[part.document]);
    facts.push(own);
    for (const embedded of textsOf(part.is, own.value)) {
      const inner = factsInside(field(own.value, 'data', embedded.key), embedded, context);
      if (inner === undefined) return undefined;
      facts.push(...inner);
    }
  }
  return facts;
}

function factsInside(
  text: unknown,
  embedded: EmbeddedText,
  context: JudgeContext,
): readonly Facts[] | undefined {
  if (typeof text !== 'string') return [];
  // What is odd, and how a value is written, is only in the tree.
  if (embedded.kind === 'dynamic-plugins' && (mayBeOdd(text) || mayBeRewritten(text))) return undefined;
  return readValues(text, { version: embeddedDialect(embedded.kind, context) })?.flatMap(
    (value, index) => factsOfText(embedded, { value, index, isBroken: false }) ?? [],
  );
}
