import { textAt } from '../field.ts';
import type { OurKind } from '../ourKind.ts';
import { appConfigValues } from './appConfig.ts';
import { backstageValues } from './backstage.ts';
import type { Known, KnownValue, ValueSource } from './knownValue.ts';
import { knativeValues } from './knative.ts';
import { olmValues } from './olm.ts';
import { pluginValues } from './plugins.ts';
import { namedAt, type NamedAt } from './references.ts';
import { sonataFlowValues } from './sonataFlow.ts';

export type { Known, KnownValue } from './knownValue.ts';

/** In the order their values are offered. */
const sources: readonly ValueSource[] = [
  ...backstageValues,
  ...pluginValues,
  ...sonataFlowValues,
  ...olmValues,
  ...knativeValues,
  ...appConfigValues,
];

/** A field of a document. */
export interface FieldOf {
  readonly is: OurKind;
  /** `kind` of a Kubernetes object. */
  readonly kind: string | undefined;
  /** Keys from the root, without the positions in lists. */
  readonly path: readonly string[];
}

/** What is known to make sense in a field, each value once. */
export function valuesAt({ is, kind, path }: FieldOf, known: Known): readonly KnownValue[] {
  const at = path.join('.');
  const own = sources
    .filter((source) => source.of.includes(is) && source.at.includes(at))
    .flatMap((source) => source.values(known));
  const named = kind === undefined ? undefined : namedAt(kind, at);
  const names = named === undefined ? [] : [...namesOf(named, known), ...ofTarget(named.kind, known)];
  const all = [...own, ...names.map((text) => ({ text }))];
  return [...new Map(all.toReversed().map((value) => [value.text, value])).values()].toReversed();
}

/** A Secret or ConfigMap of another namespace is none to who names it. */
function namesOf({ kind, namespaceAt }: NamedAt, { names, object }: Known): readonly string[] {
  return names(kind, namespaceAt && textAt(object, ...namespaceAt));
}

function ofTarget(kind: string, { target }: Known): readonly string[] {
  return kind === 'Namespace' && target !== undefined ? [target.namespace] : [];
}
