import { createInterface } from 'node:readline/promises';
import type { CliEdge } from './edge.ts';

/** Asks at the terminal; only a clear yes is one. Ctrl-C and the end of input mean no. */
export async function askYesNo(question: string, edge: CliEdge): Promise<boolean> {
  edge.stderr.write(`${question} [y/N] `);
  const lines = createInterface({ input: edge.stdin });
  const ended = new Promise<string>((resolve) => lines.once('close', () => resolve('')));
  const answer = await Promise.race([lines.question('', { signal: edge.signal }), ended]);
  lines.close();
  return /^y(es)?$/i.test(answer.trim());
}
