/** Counts of single tests; a static check counts as one. */
export interface Counts {
  readonly passed: number;
  readonly failed: number;
  readonly skipped: number;
}

/** One ring of tests. Rings need not know each other; the order in which they run is the order of the list. */
export interface Ring {
  readonly name: string;
  /** What the ring builds on and npm cannot bring: the reason why it cannot run here, if there is one. */
  readonly obstacle?: () => Promise<string | undefined> | string | undefined;
  /** Files of `dist/` or the VSIX that must be there before. */
  readonly after?: 'build' | 'vsix';
  /** Makes those files, so it comes first. */
  readonly makes?: 'vsix';
  readonly run: () => Promise<Told>;
}

/** What a ring has counted, and the text that tells a person of it. */
export interface Told extends Counts {
  readonly report: string;
  /** Each failure by name with the first lines of its reason, told once more where many rings end. */
  readonly failures: readonly string[];
}

/** Lines of a reason that are enough to know where to look. */
const enough = 12;

/**
 * A failure in few lines: the first ones of its reason, or the last ones of an output that ends with it, without the
 * frames of the test runner.
 */
export function failure(name: string, reason: string, where: 'begin' | 'end' = 'begin'): string {
  const lines = reason
    .trim()
    .split('\n')
    .filter((line) => !line.includes('/node_modules/'));
  const part = where === 'begin' ? lines.slice(0, enough) : lines.slice(-enough);
  return [name, ...part.map((line) => `  ${line.trimEnd()}`)].join('\n');
}

/** Counts of a list of checks, each either good or not. */
export function countsOf(verdicts: readonly boolean[]): Counts {
  const passed = verdicts.filter(Boolean).length;
  return { passed, failed: verdicts.length - passed, skipped: 0 };
}

export function sum(all: readonly Counts[]): Counts {
  return {
    passed: all.reduce((total, { passed }) => total + passed, 0),
    failed: all.reduce((total, { failed }) => total + failed, 0),
    skipped: all.reduce((total, { skipped }) => total + skipped, 0),
  };
}

export function words({ passed, failed, skipped }: Counts): string {
  return `${passed} passed, ${failed} failed, ${skipped} skipped`;
}
