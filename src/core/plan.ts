import type { Manifest, ObjectRef } from './manifest.ts';
import type { Message } from './message.ts';
import type { PrerequisiteId } from './status.ts';

/** One write to a cluster. */
export type Change =
  | { readonly kind: 'apply'; readonly object: Manifest }
  /** Merge patch, guarded by the version that was shown. */
  | {
      readonly kind: 'patch';
      readonly ref: ObjectRef;
      readonly patch: unknown;
      readonly resourceVersion: string;
    }
  | { readonly kind: 'delete'; readonly ref: ObjectRef; readonly uid: string };

/** A step makes its changes in order and then waits until its prerequisites are ready. */
export interface Step {
  readonly title: Message;
  readonly changes: readonly Change[];
  readonly awaits: readonly PrerequisiteId[];
}

/** What will be done, in order. Made in core, shown, confirmed, executed in `cluster`. */
export interface Plan {
  readonly title: Message;
  readonly steps: readonly Step[];
}
