import type { Finding } from '../finding.ts';
import type { Recognised } from '../recognise.ts';
import type { Release } from '../release.ts';
import type { Target } from '../target/target.ts';

/** One document of ours as plain data. */
export interface Facts {
  readonly is: Recognised;
  readonly value: unknown;
  /** Where a plugin list stands: a ConfigMap is read by the operator first, a file by the installer alone. */
  readonly container: 'file' | 'configMap';
}

/** What a document is judged against. */
export interface RuleContext {
  /** The target's, or the one that was inferred. */
  readonly release: Release;
  readonly target: Target | undefined;
}

/** One thing that can be wrong with a document of ours. */
export interface Rule {
  /** Stable: users write it in settings and comments. */
  readonly code: string;
  judge(facts: Facts, context: RuleContext): readonly Finding[];
}
