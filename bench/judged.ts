/** Where measures are told and held to their limits. */
export interface Judged {
  readonly show: (what: string, value: string) => void;
  /** Tells of a value; one above its limit is told again at the end and makes the run fail. */
  readonly atMost: (what: string, value: number, limit: number, unit?: string) => void;
  /** What was above its limit. */
  readonly tooMuch: readonly string[];
}

/** Prints as it goes. */
export function judgedOnConsole(): Judged & { readonly tooMuch: string[] } {
  const tooMuch: string[] = [];
  const show = (what: string, value: string): void => console.log(`${what.padEnd(46)} ${value}`);
  return {
    show,
    tooMuch,
    atMost(what, value, limit, unit = '') {
      const told = `${value.toFixed(2)} ${unit}`.trimEnd();
      show(what, `${told}, limit ${limit}`);
      if (value > limit) tooMuch.push(`${what.trim()} is ${told}; the limit is ${limit} ${unit}`.trimEnd());
    },
  };
}

export const milliseconds = (value: number): string => `${value.toFixed(1)} ms`;
