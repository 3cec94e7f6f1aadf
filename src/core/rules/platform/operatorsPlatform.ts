import { textAt } from '../../field.ts';
import { operatorMakesPlatform, type Target } from '../../target/target.ts';
import { knownTarget, mayBeIn } from '../knownTarget.ts';
import type { Facts, RuleContext } from '../rule.ts';

/** The target whose operator makes this very platform, and takes over what a file says about it. */
export function makerOfPlatform({ is, value }: Facts, context: RuleContext): Target | undefined {
  const target = knownTarget(context);
  if (is.kind !== 'sonataflowplatform' || target === undefined || !operatorMakesPlatform(target))
    return undefined;
  const isIt = textAt(value, 'metadata', 'name') === target.release.platform.name;
  return isIt && mayBeIn(value, target.namespace) ? target : undefined;
}
