import { field } from '../field.ts';
import type { Finding, Path } from '../finding.ts';
import { message, type Message } from '../message.ts';
import { targetFinding } from './targetFinding.ts';

/** Said of a text that is not there. */
export const missing = message('This is needed, as text.');

/** What is wrong with a text; `undefined` when nothing is. */
export type TextProblem = (text: string) => Message | undefined;

/** Reads answers field by field and collects what is wrong with them; a key without a value counts as left out. */
export interface AnswersReader {
  readonly findings: readonly Finding[];
  report(code: string, said: Message, ...path: Path): void;
  /** Reports the fields of the mapping at `path` that are not among `known`. */
  refuseUnknown(known: readonly string[], ...path: Path): void;
  /** Whether there is anything. */
  has(...path: Path): boolean;
  /** Whether there is a mapping; anything else that is there is reported. */
  mapping(...path: Path): boolean;
  /** A text without a problem; one that is not there is reported with `absent`, if given. */
  text(code: string, problem: TextProblem, absent: Message | undefined, ...path: Path): string | undefined;
  /** A list of texts without a problem. */
  texts(code: string, problem: TextProblem, ...path: Path): readonly string[];
  flag(fallback: boolean, ...path: Path): boolean;
  choice<T extends string>(choices: readonly T[], fallback: T, ...path: Path): T;
  /** A whole number from `least` to `most`. */
  integer(least: number, most: number, fallback: number, ...path: Path): number;
}

/** A reader of one mapping whose own path is `at`. */
export function answersReader(answers: object, at: Path): AnswersReader {
  const findings: Finding[] = [];
  const report: AnswersReader['report'] = (code, said, ...path) => {
    findings.push(targetFinding(code, said, [...at, ...path]));
  };
  const found = (path: Path): unknown => field(answers, ...path) ?? undefined;
  const text: AnswersReader['text'] = (code, problem, absent, ...path) => {
    const value = found(path);
    if (value === undefined && absent === undefined) return undefined;
    const wrong = typeof value === 'string' ? problem(value) : (absent ?? missing);
    if (wrong !== undefined) report(code, wrong, ...path);
    return typeof value === 'string' && wrong === undefined ? value : undefined;
  };
  return {
    findings,
    report,
    text,
    refuseUnknown(known, ...path) {
      const value = found(path);
      if (typeof value !== 'object' || value === null) return;
      for (const key of Object.keys(value)) {
        if (known.includes(key)) continue;
        const said = message('There is no field "{0}" here; there are {1}.', key, known.join(', '));
        findings.push({ ...targetFinding('target-unknown-field', said, [...at, ...path, key]), at: 'key' });
      }
    },
    has: (...path) => found(path) !== undefined,
    mapping(...path) {
      const value = found(path);
      if (value === undefined) return false;
      if (typeof value === 'object' && !Array.isArray(value)) return true;
      report('target-value', message('{0} is a mapping.', nameOf(path)), ...path);
      return false;
    },
    texts(code, problem, ...path) {
      const value = found(path) ?? [];
      if (!Array.isArray(value)) {
        report('target-value', message('{0} is a list of texts.', nameOf(path)), ...path);
        return [];
      }
      return value.flatMap((_, index) => text(code, problem, missing, ...path, index) ?? []);
    },
    flag(fallback, ...path) {
      const value = found(path) ?? fallback;
      if (typeof value === 'boolean') return value;
      report('target-value', message('{0} is true or false.', nameOf(path)), ...path);
      return fallback;
    },
    choice(choices, fallback, ...path) {
      const value = found(path) ?? fallback;
      const chosen = choices.find((one) => one === value);
      if (chosen !== undefined) return chosen;
      report('target-value', message('{0} is one of {1}.', nameOf(path), choices.join(', ')), ...path);
      return fallback;
    },
    integer(least, most, fallback, ...path) {
      const value = found(path) ?? fallback;
      if (typeof value === 'number' && Number.isInteger(value) && value >= least && value <= most) {
        return value;
      }
      const said = message('{0} is a whole number from {1} to {2}.', nameOf(path), least, most);
      report('target-value', said, ...path);
      return fallback;
    },
  };
}

function nameOf(path: Path): string {
  return String(path.at(-1));
}
