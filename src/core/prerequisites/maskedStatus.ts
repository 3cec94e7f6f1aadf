import type { Message } from '../message.ts';
import { withoutSecrets } from '../report/secretWords.ts';
import type { Status } from '../status.ts';

/**
 * The same status without what looks like a secret in the words of a cluster. Every status comes through here, so
 * whatever is made of one (a row, a report, a tooltip) need not think of it.
 */
export function maskedStatus(status: Status): Status {
  return {
    ...status,
    reason: masked(status.reason),
    notes: status.notes.map((note) => ({ ...note, message: masked(note.message) })),
    evidence: status.evidence.map((one) => ({ ...one, value: withoutSecrets(one.value) })),
  };
}

/** The template is ours, the values are the cluster's. */
function masked({ text, args }: Message): Message {
  return { text, args: args.map((arg) => (typeof arg === 'string' ? withoutSecrets(arg) : arg)) };
}
