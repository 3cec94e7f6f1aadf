import type { Event } from 'vscode';
import type { Message } from '../core/message.ts';
import type { Statuses } from '../core/prerequisites/index.ts';
import type { Snapshot } from '../core/snapshot.ts';
import type { PrerequisiteId } from '../core/status.ts';
import type { Target } from '../core/target/target.ts';
import type { Connection, Failure, Surroundings } from '../cluster/index.ts';

/** What this window looks at. Only `watching` knows anything about a cluster. */
export type SessionState =
  /** Nothing has asked for the cluster yet. */
  | { readonly kind: 'asleep' }
  /** Asked for; the kubeconfig is being read. */
  | { readonly kind: 'waking' }
  | { readonly kind: 'untrusted' }
  | { readonly kind: 'noKubeconfig' }
  | { readonly kind: 'brokenKubeconfig'; readonly path: string; readonly reason: Message }
  | { readonly kind: 'noContext'; readonly contexts: readonly string[] }
  | {
      readonly kind: 'noTarget';
      readonly context: string;
      readonly server: string;
      readonly problem: Message | undefined;
    }
  | Watching;

export interface Watching {
  readonly kind: 'watching';
  readonly context: string;
  readonly server: string;
  readonly target: Target;
  /** Absent until the first lists have arrived. */
  readonly seen: Seen | undefined;
  /** Nobody looks, so nothing is followed since then (milliseconds since the epoch); what is seen is of before. */
  readonly restingSince?: number | undefined;
}

/** A snapshot and what it means for the target. */
export interface Seen {
  readonly snapshot: Snapshot;
  readonly statuses: Statuses;
}

/** A target that was chosen in this window; for what it does not say the usual is taken. */
export interface ChosenTarget {
  readonly release: string;
  readonly name: string;
  readonly namespace: string;
}

/** What a window is connected to, shared by the features that need it. */
export interface Session {
  readonly state: SessionState;
  readonly onDidChange: Event<SessionState>;
  /** Starts looking at the cluster. Until then nothing touches the network. */
  wake(): void;
  /** Wakes, and keeps following until the answer is called: after a while without anybody who needs it there is a rest. */
  hold(): () => void;
  /** Contexts of the kubeconfig, for picking one; empty when there is none. */
  contexts(): Promise<readonly string[]>;
  selectContext(name: string): Promise<void>;
  /** Targets of the workspace's target file. */
  targets(): Promise<readonly Target[]>;
  selectTarget(label: string): Promise<void>;
  /** Makes a target of this window that is in no file. */
  useTarget(target: ChosenTarget): Promise<void>;
  /** What there is to choose a target from in the cluster of the context; `undefined` where there is no context. */
  survey(signal: AbortSignal): Promise<Surroundings | Failure | undefined>;
  /** Names of the namespaces of the cluster that is watched, asked anew; `undefined` where it does not answer. */
  namespaces(signal: AbortSignal): Promise<readonly string[] | undefined>;
  /** Reads everything again. */
  refresh(): Promise<void>;
  /** The connection that writes go through, while one is open. */
  connection(): Connection | undefined;
  /** Resolves when the prerequisites have settled: all ready, or one that will not become so by itself. */
  settled(ids: readonly PrerequisiteId[], signal: AbortSignal): Promise<Statuses>;
}
