import type { Shown } from './shown.ts';
import { describeRef, refOf } from '../core/manifest.ts';
import { message, plain, type Message } from '../core/message.ts';
import type { Difference } from '../core/plans/preview.ts';

/** What a change does, in one line: verb and object, and why it could not be tried where it could not. */
export interface ShownLine {
  readonly said: Message;
  readonly remark: Message | undefined;
}

/** The lines that a confirmation lists, in order. */
export function linesOf(shown: readonly Shown[]): readonly ShownLine[] {
  return shown.map((one) => {
    const { change } = one;
    const ref = change.kind === 'apply' ? refOf(change.object) : change.ref;
    const name = describeRef(ref);
    if (one.kind === 'unjudged') {
      return {
        said: message('create {0}', name),
        remark: message('checked when its turn comes: {0}', plain(one.reason)),
      };
    }
    if (change.kind === 'delete') return { said: message('delete {0}', name), remark: undefined };
    const said = one.live === undefined ? message('create {0}', name) : message('change {0}', name);
    return { said, remark: undefined };
  });
}

/** Both sides of the diff. What could not be tried yet is shown as it will be sent. */
export function differencesOf(shown: readonly Shown[]): readonly Difference[] {
  return shown.map((one) => {
    if (one.kind === 'judged') return { before: one.live, after: one.result };
    const after = one.change.kind === 'apply' ? one.change.object : undefined;
    return { before: undefined, after };
  });
}
