import type { PluginList } from '../dynamicPlugins/pluginList.ts';
import type { Included } from '../dynamicPlugins/included.ts';
import type { Consumer, Effect, Finding, Severity } from '../finding.ts';
import type { Recognised } from '../recognise.ts';
import type { Release } from '../release.ts';
import type { Target } from '../target/target.ts';
import type { Oddity } from '../yaml/oddity.ts';
import type { WorkspaceObject } from '../workspace/fileFacts.ts';
import type { Surroundings } from '../workspace/surroundings.ts';

/** One document of ours as plain data. */
export interface Facts {
  readonly is: Recognised;
  readonly value: unknown;
  /**
   * The same document as the readers of another release read it, where nobody said which release is meant and their
   * dialects of YAML differ; absent where {@link value} is what all of them read.
   */
  readonly readBy?: (release: Release) => unknown;
  /** Where a plugin list stands: a ConfigMap is read by the operator first, a file by the installer alone. */
  readonly container: 'file' | 'configMap' | 'values';
  /** What stands in a file that a plugin list includes; absent where nobody can look. */
  readonly included?: (name: string) => Included;
  /** What readers of YAML disagree about in its text; absent where there is no text. */
  readonly oddities?: () => readonly Oddity[];
  /** Documents that stand before this one in the same text; absent means none. */
  readonly precededBy?: number;
}

/** What a document is judged against. */
export interface RuleContext {
  /** The target's, or the one that was inferred. */
  readonly release: Release;
  readonly target: Target | undefined;
  /** Every release it may be for, where nobody said which; absent means that {@link release} is known. */
  readonly candidates?: readonly Release[];
}

/** What is said about a rule wherever it is named: in settings, in its documentation, beside a finding. */
export interface RuleDescription {
  /** Stable: users write it in settings and comments. */
  readonly code: string;
  /** Who trips over it, and how; a finding of the rule may say otherwise where it depends on the release. */
  readonly consumer: Consumer;
  readonly effect: Effect;
  readonly severity: Severity;
  readonly releases: 'all' | ((release: Release) => boolean);
  readonly title: string;
  /** What happens, in one paragraph of Markdown. */
  readonly why: string;
  /** Absent where a good and a bad text differ by more than one can see in a few lines. */
  readonly example?: Example;
  /** What the repair does; absent where nobody but the author can know it. */
  readonly fix?: string;
}

/** A text that the rule finds fault with, and the same one put right. */
export interface Example {
  /** The RHDH release it is judged for; absent where it is wrong as long as nobody says which. */
  readonly release?: string;
  /** The file it would stand in, where that is no dynamic-plugins.yaml. */
  readonly file?: string;
  readonly bad: string;
  readonly good: string;
}

/** A finding of a rule: what it leaves out is as the rule's description says. */
export type Found = Pick<Finding, 'path' | 'within' | 'at' | 'message' | 'span' | 'fix' | 'scaffold'> &
  Partial<Pick<Finding, 'severity' | 'consumer' | 'effect'>>;

/** A rule about one document as it stands. */
export interface DocumentRule extends RuleDescription {
  readonly about: 'document';
  judge(facts: Facts, context: RuleContext): readonly Found[];
}

/** A rule about a list of plugins and what becomes of it. */
export interface PluginListRule extends RuleDescription {
  readonly about: 'plugin-list';
  judge(list: PluginList): readonly Found[];
}

/**
 * A rule about an object and what stands around it in other documents and files. What those do not say is not known to
 * be missing: such a rule speaks only where the files themselves show that they are all there is.
 */
export interface WorkspaceRule extends RuleDescription {
  readonly about: 'workspace';
  /** Paths of what is found begin at the object. */
  judge(object: WorkspaceObject, around: Surroundings, context: RuleContext): readonly Found[];
}

/** One thing that can be wrong with a document of ours. */
export type Rule = DocumentRule | PluginListRule | WorkspaceRule;
