import type { Finding, Path } from '../finding.ts';
import type { Message } from '../message.ts';

/** An error about a target; only we read targets, and an unusable one stops us. */
export function targetFinding(code: string, said: Message, path: Path): Finding {
  return { path, at: 'value', code, severity: 'error', message: said, consumer: 'reader', effect: 'fails' };
}
