import type { DefinitionInFull } from '../inFull.ts';
import type { Message } from '../message.ts';
import type { OperatorSubscription, Release } from '../release.ts';
import type { PrerequisiteId } from '../status.ts';
import type { ClusterTarget } from '../target/target.ts';
import type { PublishedLine } from './versionNotes.ts';

/** What is known of an operator that OLM installs. */
export interface OperatorPackage {
  readonly id: PrerequisiteId;
  /** What its ClusterServiceVersions are called before `.v1.2.3`. */
  readonly csvPrefixes: readonly string[];
  /** What the Deployment of the operator itself is called, by whatever way it was installed. */
  readonly deployments: readonly string[];
  /** CustomResourceDefinitions that must be Established. */
  readonly definitions: readonly DefinitionInFull[];
  /** Older packages that own the same CustomResourceDefinitions and must go first. */
  olderPackages(wanted: string): readonly string[];
  /** Newer packages that do the same job as well. */
  newerPackages(wanted: string): readonly string[];
  /** Why an installed version is not the target's, where that can be told. */
  readonly mismatch?: (release: Release, installed: string) => Message | undefined;
  subscription(target: ClusterTarget): OperatorSubscription;
  /** The line the release was published with, where one is. */
  readonly published?: PublishedLine;
}
