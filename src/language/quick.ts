import { field } from '../core/field.ts';
import { dynamicPluginsKey, mayBeOurs, recognise, recogniseEmbedded } from '../core/recognise.ts';
import type { Facts } from '../core/rules/index.ts';
import { readValues } from '../core/yaml/parse.ts';
import { findingsOf } from './findings.ts';
import { dialectOf, embeddedDialect, hintOf, judge, type JudgeContext, type Judgement } from './judge.ts';
import { yamlText } from './document.ts';

/**
 * As {@link judge}, for many files: a text that the fast reader takes and that has no finding is never parsed with
 * positions, which would cost ten times as much.
 */
export function judgeQuickly(text: string, context: JudgeContext): Judgement {
  if (!mayBeOurs(text, hintOf(context))) return { ours: false, findings: [] };
  const facts = factsOf(text, context);
  const clean = facts?.every((one) => findingsOf(one, context).length === 0);
  return clean === true ? { ours: facts?.length !== 0, findings: [] } : judge(yamlText(text), context);
}

/** The documents of ours and the lists in them; `undefined` where the fast reader refuses any of it. */
function factsOf(text: string, context: JudgeContext): readonly Facts[] | undefined {
  const facts: Facts[] = [];
  for (const [index, seen] of (readValues(text, { version: '1.1' }) ?? [undefined]).entries()) {
    const is = recognise(seen, hintOf(context));
    if (is === undefined) {
      if (seen === undefined) return undefined;
      continue;
    }
    const version = dialectOf(is.kind, context);
    const value = version === '1.1' ? seen : readValues(text, { version })?.[index];
    if (value === undefined) return undefined;
    facts.push({ is, value, container: 'file' });
    const embedded =
      is.kind === 'dynamic-plugins-configmap' ? field(value, 'data', dynamicPluginsKey) : undefined;
    if (typeof embedded !== 'string') continue;
    const [inner] = readValues(embedded, { version: embeddedDialect(context) }) ?? [undefined];
    const innerIs = recogniseEmbedded(inner);
    if (inner === undefined) return undefined;
    if (innerIs !== undefined) facts.push({ is: innerIs, value: inner, container: 'configMap' });
  }
  return facts;
}
