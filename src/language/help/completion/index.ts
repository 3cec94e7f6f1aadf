import type { Suggestion } from '../suggestion.ts';
import type { Asked, Provider } from './asked.ts';
import { packages } from './packageProvider.ts';
import { knownValues } from './valueProvider.ts';

export type { Asked } from './asked.ts';

/** In the order their suggestions are shown. */
const providers: readonly Provider[] = [packages, knownValues];

/** What is known beside the schema, and behind it what the schema says and nobody else did. */
export function withKnown(asked: Asked, ofSchema: readonly Suggestion[]): readonly Suggestion[] {
  const own = providers.flatMap((provider) => provider(asked));
  const said = new Set(own.flatMap(({ label, edit }) => [label, bare(edit.text)]));
  return [...own, ...ofSchema.filter(({ label, edit }) => !said.has(label) && !said.has(bare(edit.text)))];
}

function bare(text: string): string {
  return text.trim().replaceAll(/^["']|["']$/g, '');
}
