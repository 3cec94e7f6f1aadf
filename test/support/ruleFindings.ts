import type { Included } from '../../src/core/dynamicPlugins/included.ts';
import type { Finding } from '../../src/core/finding.ts';
import type { OurKind } from '../../src/core/ourKind.ts';
import { judgeBy } from '../../src/core/rules/index.ts';
import type { Facts, Rule } from '../../src/core/rules/rule.ts';
import type { Target } from '../../src/core/target/target.ts';
import { targetOf } from './targets.ts';

/** What a rule is asked about in a test; a plain list for RHDH 1.10 with the target `hub` unless said otherwise. */
export interface Asked {
  readonly version?: string;
  readonly kind?: OurKind;
  readonly container?: Facts['container'];
  readonly target?: Partial<Omit<Target, 'release'>> | 'unknown';
  readonly included?: Readonly<Record<string, Included>>;
  readonly precededBy?: number;
}

/** What one rule finds in a value. */
export function ruleFindings(rule: Rule, value: unknown, asked: Asked = {}): readonly Finding[] {
  const { version, kind = 'dynamic-plugins', container = 'file', target, included, precededBy } = asked;
  const judged = targetOf(version, target === 'unknown' ? {} : target);
  const facts: Facts = {
    is: { kind },
    value,
    container,
    ...(precededBy === undefined ? {} : { precededBy }),
    ...(included === undefined ? {} : { included: (name) => included[name] ?? { kind: 'missing' } }),
  };
  const known = target === 'unknown' ? undefined : judged;
  return judgeBy(rule, facts, { release: judged.release, target: known });
}
