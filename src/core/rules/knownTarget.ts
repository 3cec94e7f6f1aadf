import { textAt } from '../field.ts';
import type { Target } from '../target/target.ts';
import type { RuleContext } from './rule.ts';

/** The target that somebody described; `undefined` for one read out of a Backstage object, whose choices nobody knows. */
export function knownTarget({ target }: RuleContext): Target | undefined {
  return target?.inferred === true ? undefined : target;
}

/** Whether an object is in a namespace, or goes wherever it is applied to. */
export function mayBeIn(object: unknown, namespace: string): boolean {
  return (textAt(object, 'metadata', 'namespace') ?? namespace) === namespace;
}
