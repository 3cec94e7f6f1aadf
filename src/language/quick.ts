import { field } from '../core/field.ts';
import { isForeignTemplate } from '../core/foreignTemplate.ts';
import { partsOf, textsOf, type Part } from '../core/parts.ts';
import { mayBeOurs } from '../core/recognise.ts';
import type { EmbeddedText } from '../core/recogniseConfigMap.ts';
import type { Facts } from '../core/rules/index.ts';
import { mayBeOdd } from '../core/yaml/oddity.ts';
import type { YamlVersion } from '../core/yaml/dialect.ts';
import { readValues } from '../core/yaml/parse.ts';
import { mayBeRewritten } from '../core/yaml/rewritten.ts';
import { amongOthers } from './among.ts';
import { mayHaveComments } from './comments.ts';
import { yamlText } from './document.ts';
import { findingsOf } from './findings.ts';
import { hintOf, judge, type JudgeContext, type Judgement } from './judge.ts';
import { embeddedDialect, factsOfPart, factsOfText, firstDialect, partDialect } from './partFacts.ts';

/**
 * As {@link judge}, for many files: a text that the fast reader takes and that has no finding is never parsed with
 * positions, which would cost ten times as much.
 */
export function judgeQuickly(text: string, context: JudgeContext): Judgement {
  if (!mayBeOurs(text, hintOf(context))) return { ours: false, findings: [] };
  const read = readOnce(text);
  const parts = isForeignTemplate(text) ? undefined : partsIn(text, read, context);
  if (parts?.length === 0) return { ours: false, findings: [] };
  const isClean =
    parts !== undefined &&
    (context.noted ?? []).length === 0 &&
    !mayHaveComments(text) &&
    areClean(text, parts, read, context);
  return isClean ? { ours: true, findings: [] } : judge(yamlText(text), context);
}

type Reader = (version: YamlVersion) => readonly unknown[] | undefined;

function partsIn(text: string, read: Reader, context: JudgeContext): readonly Part[] | undefined {
  const documents = read(firstDialect(text, context));
  return documents && partsOf(documents, hintOf(context));
}

function areClean(text: string, parts: readonly Part[], read: Reader, context: JudgeContext): boolean {
  const facts = factsIn(text, parts, read, context);
  if (facts === undefined || facts.some((one) => findingsOf(one, context).length > 0)) return false;
  const values = read('1.1');
  return values !== undefined && amongOthers(values, parts, context).length === 0;
}

/** The facts about everything of ours in a text; `undefined` where the fast reader refuses any of it. */
function factsIn(
  text: string,
  parts: readonly Part[],
  read: Reader,
  context: JudgeContext,
): readonly Facts[] | undefined {
  const facts: Facts[] = [];
  for (const part of parts) {
    const values = read(partDialect(part, context));
    if (values === undefined) return undefined;
    // Without a tree nobody knows where something odd stands.
    if (part.is.kind === 'dynamic-plugins' && mayBeOdd(text)) return undefined;
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

function readOnce(text: string): Reader {
  const known = new Map<YamlVersion, readonly unknown[] | undefined>();
  return (version) => {
    if (!known.has(version)) known.set(version, readValues(text, { version }));
    return known.get(version);
  };
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
