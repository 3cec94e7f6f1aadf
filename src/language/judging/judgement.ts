import type { Severity } from '../../core/finding.ts';
import type { Part } from '../../core/parts.ts';
import type { YamlText } from '../text/document.ts';
import type { AmongContext } from './among.ts';
import type { LocatedFinding } from './located.ts';

/** What a file is judged against. */
export interface JudgeContext extends AmongContext {
  /** What the user set per code. */
  readonly severities: Readonly<Record<string, Severity | 'off'>>;
  /** What was found while looking for the target. */
  readonly noted?: readonly LocatedFinding[];
}

/** A file that was judged. */
export interface Judgement {
  /** Whether anything in it is ours; nothing is said about the rest. */
  readonly ours: boolean;
  readonly findings: readonly LocatedFinding[];
}

/** Judges a text that becomes YAML as it stands. */
export type JudgeManifests = (yaml: YamlText, context: JudgeContext) => Judgement;

/** What of ours a text holds, and what is wrong with it whatever stands around it. */
export interface Alone {
  readonly ours: boolean;
  readonly parts: readonly Part[];
  readonly findings: readonly LocatedFinding[];
}
