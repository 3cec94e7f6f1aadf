import type { ObjectRef } from './manifest.ts';
import type { Message } from './message.ts';
import type { Question } from './question.ts';
import type { ResourceKey, Snapshot } from './snapshot.ts';
import type { ClusterTarget } from './target/target.ts';

export type State =
  | 'ready'
  | 'installing'
  | 'pendingApproval'
  | 'degraded'
  | 'absent'
  | 'blocked'
  | 'removing'
  | 'unknown'
  | 'notApplicable';

/** One observed fact that a status rests on: a field of an object and its value in words. */
export interface Evidence {
  readonly ref: ObjectRef;
  /** JSONPath-like, without the leading dot: `status.phase`, `status.conditions[Succeed].status`. */
  readonly field: string;
  readonly value: string;
  /** `namespace/name` of the Helm release that made the object. */
  readonly helmRelease?: string;
}

/** A remark that does not change the state, as "upgrade waiting". */
export interface Note {
  readonly code: string;
  /** Where it weighs other than most: something to know, or something that will cause trouble. */
  readonly severity?: 'hint' | 'warning';
  readonly message: Message;
}

/**
 * What puts a prerequisite right. Its plan is made on demand from the same snapshot (`core/plans`),
 * shown, and only then executed.
 */
export interface Remedy {
  /** `apply`: objects of ours; `touch`: an annotation on the Backstage object that makes its operator look again. */
  readonly kind: 'apply' | 'touch';
  readonly title: Message;
}

export interface Status {
  readonly state: State;
  /** Stable word for scripts and tests, as `csv-succeeded`, `operator-group-two`. */
  readonly code: string;
  readonly reason: Message;
  readonly notes: readonly Note[];
  /** Never empty when the state is `ready`. */
  readonly evidence: readonly Evidence[];
  readonly remedies: readonly Remedy[];
  /** Milliseconds since the epoch at which time alone may change the answer. */
  readonly recheckAt?: number;
  /** What it would be good to know beside the snapshot; asked once, and the next snapshot has the answers. */
  readonly asks?: readonly Question[];
}

export type PrerequisiteId =
  | 'cluster'
  | 'catalog'
  | 'serverless'
  | 'knative-serving'
  | 'knative-eventing'
  | 'serverless-logic'
  | 'rhdh-operator'
  | 'sonataflow-crds'
  | 'backstage'
  | 'references'
  | 'database'
  | 'platform'
  | 'cluster-platform'
  | 'network-policies'
  | 'data-index'
  | 'jobs-service'
  | 'workflows'
  | 'workflow-namespaces'
  | 'pipelines'
  | 'gitops';

/** How one thing that the Orchestrator needs is judged. */
export interface Judge {
  readonly id: PrerequisiteId;
  /** What must be ready first; an absent prerequisite with an unready need is `blocked`. */
  needs(target: ClusterTarget): readonly PrerequisiteId[];
  readonly looksAt: readonly ResourceKey[];
  /** Pure: same snapshot and target, same status. Knows nothing of `needs`; the catalogue adds `blocked`. */
  evaluate(snapshot: Snapshot, target: ClusterTarget): Status;
}
