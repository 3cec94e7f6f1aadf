import { readShared } from './sharedFolder.ts';

/** What a real installer made of one text. */
export interface Observation {
  readonly id: string;
  /** `null` where there was no file. */
  readonly text: string | null;
  readonly verdict: {
    readonly exit: number;
    readonly error: string | null;
    readonly plugins: readonly { readonly key: string; readonly package: string }[] | null;
  };
}

/** The observations of one installer: `1.7`, `1.8`, `1.9.0`, `1.9`, `1.10`, `2.x` or `2.x-next`. */
export function observed(installer: string): readonly Observation[] {
  return readShared(`oracle/installers/${installer}.jsonl`)
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line) as Observation);
}
