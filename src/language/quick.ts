import { field } from '../core/field.ts';
import { dynamicPluginsKey, mayBeOurs, recognise, recogniseEmbedded } from '../core/recognise.ts';
import type { Facts } from '../core/rules/index.ts';
import type { YamlVersion } from '../core/yaml/dialect.ts';
import { readValues } from '../core/yaml/parse.ts';
import { yamlText } from './document.ts';
import { findingsOf } from './findings.ts';
import {
  dialectOf,
  embeddedDialect,
  firstDialect,
  hintOf,
  judge,
  type JudgeContext,
  type Judgement,
} from './judge.ts';

/**
 * As {@link judge}, for many files: a text that the fast reader takes and that has no finding is never parsed with
 * positions, which would cost ten times as much.
 */
export function judgeQuickly(text: string, context: JudgeContext): Judgement {
  if (!mayBeOurs(text, hintOf(context))) return { ours: false, findings: [] };
  const facts = factsOf(text, context);
  const isClean =
    (context.noted ?? []).length === 0 && facts?.every((one) => findingsOf(one, context).length === 0);
  return isClean === true ? { ours: facts?.length !== 0, findings: [] } : judge(yamlText(text), context);
}

/** The documents of ours and the lists in them; `undefined` where the fast reader refuses any of it. */
function factsOf(text: string, context: JudgeContext): readonly Facts[] | undefined {
  const read = readOnce(text);
  const documents = read(firstDialect(text, context))?.map((seen, index) => {
    const is = recognise(seen, hintOf(context));
    return is === undefined ? [] : withEmbedded(is, read(dialectOf(is.kind, context))?.[index], context);
  });
  return documents?.every((facts) => facts !== undefined) === true ? documents.flat() : undefined;
}

function readOnce(text: string): (version: YamlVersion) => readonly unknown[] | undefined {
  const known = new Map<YamlVersion, readonly unknown[] | undefined>();
  return (version) => {
    if (!known.has(version)) known.set(version, readValues(text, { version }));
    return known.get(version);
  };
}

function withEmbedded(is: Facts['is'], value: unknown, context: JudgeContext): readonly Facts[] | undefined {
  if (value === undefined) return undefined;
  const own: Facts = { is, value, container: 'file' };
  const text = is.kind === 'dynamic-plugins-configmap' ? field(value, 'data', dynamicPluginsKey) : undefined;
  if (typeof text !== 'string') return [own];
  const values = readValues(text, { version: embeddedDialect(context) });
  if (values === undefined) return undefined;
  const inner = recogniseEmbedded(values[0]);
  return inner === undefined ? [own] : [own, { is: inner, value: values[0], container: 'configMap' }];
}
