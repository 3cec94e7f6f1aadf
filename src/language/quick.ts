import { field } from '../core/field.ts';
import { isForeignTemplate } from '../core/foreignTemplate.ts';
import { partsOf, textsOf } from '../core/parts.ts';
import { mayBeOurs } from '../core/recognise.ts';
import type { EmbeddedText } from '../core/recogniseConfigMap.ts';
import type { Facts } from '../core/rules/index.ts';
import type { YamlVersion } from '../core/yaml/dialect.ts';
import { readValues } from '../core/yaml/parse.ts';
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
  const facts = isForeignTemplate(text) ? undefined : factsIn(text, context);
  const isClean =
    (context.noted ?? []).length === 0 && facts?.every((one) => findingsOf(one, context).length === 0);
  return isClean === true ? { ours: facts?.length !== 0, findings: [] } : judge(yamlText(text), context);
}

/** The facts about everything of ours in a text; `undefined` where the fast reader refuses any of it. */
function factsIn(text: string, context: JudgeContext): readonly Facts[] | undefined {
  const read = readOnce(text);
  const documents = read(firstDialect(text, context));
  if (documents === undefined) return undefined;
  const facts: Facts[] = [];
  for (const part of partsOf(documents, hintOf(context))) {
    const values = read(partDialect(part, context));
    if (values === undefined) return undefined;
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

function readOnce(text: string): (version: YamlVersion) => readonly unknown[] | undefined {
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
  return readValues(text, { version: embeddedDialect(embedded.kind, context) })?.flatMap(
    (value, index) => factsOfText(embedded, { value, index, isBroken: false }) ?? [],
  );
}
