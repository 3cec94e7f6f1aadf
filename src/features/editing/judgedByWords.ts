import { message, type Message } from '../../core/message.ts';
import type { JudgedByResult } from '../../protocol/requests.ts';

/** The release in words. */
export function judgedText({ release, final }: JudgedByResult): Message {
  return final ? message('RHDH {0}', release) : message('RHDH {0} (not final)', release);
}

/** Who said so, and where another one is set. */
export function reasonText({ from, target = '' }: JudgedByResult): Message {
  switch (from) {
    case 'comment':
      return message('Target {0}, by a comment in this file', target);
    case 'targetFile':
      return message('Target {0} of .rhdh-orchestrator.yaml', target);
    case 'setting':
      return message('By the setting rhdhOrchestrator.release');
    case 'documents':
      return message('Inferred from the API version of the Backstage object');
    case 'default':
      return message('The newest release; name another in .rhdh-orchestrator.yaml');
  }
}

/** Both in a line. */
export function lensText({ release, target, from }: JudgedByResult): Message {
  if (target !== undefined && (from === 'comment' || from === 'targetFile')) {
    return message('Judged for RHDH {0}, target {1}', release, target);
  }
  return from === 'setting'
    ? message('Judged for RHDH {0}, as set', release)
    : message('Judged for RHDH {0}, which nobody named', release);
}
