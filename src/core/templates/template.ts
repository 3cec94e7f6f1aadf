import type { Artifact } from '../artifact.ts';
import type { Message } from '../message.ts';
import type { Target } from '../target/target.ts';
import type { TargetAnswers } from '../target/targetParse.ts';
import type { What } from './what.ts';

export type { What } from './what.ts';

/** What a template looks at in a target: what a person is asked for it, and what the command line needs for it. */
export type Question =
  | 'release'
  | 'name'
  | 'namespace'
  | 'plugins'
  | 'method'
  | 'database'
  | 'approval'
  | 'rhdhOperator'
  | 'options'
  | 'layout'
  | 'backendSecret';

/** The options of a target, by what a person chooses. */
export type TargetOption =
  | 'cicd'
  | 'workflowNamespaces'
  | 'permissions'
  | 'notifications'
  | 'loki'
  | 'noMonitoring'
  | 'olmV1'
  | 'catalog'
  | 'mirrors'
  | 'sizes';

/** Values that are made or read once, outside core, and never printed to a screen. */
export interface SecretAnswers {
  /** `BACKEND_SECRET`; without it the file of the Secret only says what belongs there. */
  readonly backendSecret?: string;
}

/** One thing to scaffold. `make` is pure: the same target and answers give the same files. */
export interface Template {
  readonly what: What;
  readonly title: Message;
  readonly detail: Message;
  /** In the order they are asked. */
  readonly asks: readonly Question[];
  make(target: Target, secrets: SecretAnswers): readonly Artifact[];
  /** The options it looks at, where it asks for them and does not look at all of them. */
  readonly options?: readonly TargetOption[];
  /** What asking for it by name says about the target, where nobody says otherwise. */
  readonly implies?: Partial<TargetAnswers>;
  /** Why there is nothing to write for this target; absent or `undefined` where there is. */
  hindrance?(target: Target): Message | undefined;
  /** Why writing this by hand is a preview for this target; absent or `undefined` where it is not. */
  preview?(target: Target): Message | undefined;
}
