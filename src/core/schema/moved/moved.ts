import type { Severity } from '../../finding.ts';
import type { Message } from '../../message.ts';

/** A field that people write where nobody reads it, and what becomes of it. */
export interface Moved {
  /** Where it is written, as `spec.flow.id`; `*` stands for any one step. */
  readonly from: string;
  readonly message: Message;
  /** Absent for what the consumer makes of any field it does not know. */
  readonly severity?: Severity;
  /** How it is put right, where that is sure whatever stands there. */
  readonly becomes?: Becomes;
}

export type Becomes =
  | { readonly kind: 'removed' }
  | { readonly kind: 'renamed'; readonly to: string }
  /** `value` says what is written there, where it has another form; `undefined` of it means that nobody can know. */
  | { readonly kind: 'moved'; readonly to: readonly Destination[] };

export interface Destination {
  readonly path: readonly string[];
  readonly value?: (written: unknown) => unknown;
}
