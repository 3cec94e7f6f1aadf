import { field } from '../field.ts';
import type { Finding, Path } from '../finding.ts';
import { message, type Message } from '../message.ts';
import { targetFinding } from './targetFinding.ts';

/** Said of a text that is not there. */
export const missing = message('This is needed, as text.');

/** Reads answers field by field and collects what is wrong with them. */
export interface AnswersReader {
  readonly findings: readonly Finding[];
  report(code: string, said: Message, ...path: Path): void;
  /** Reports the fields of the mapping at `path` that are not among `known`. */
  refuseUnknown(known: readonly string[], ...path: Path): void;
  /** A text without a problem; one that is not there is reported with `absent`, if given. */
  name(
    code: string,
    problem: (text: string) => Message | undefined,
    absent: Message | undefined,
    ...path: Path
  ): string | undefined;
  flag(key: string, fallback: boolean): boolean;
  choice<T extends string>(key: string, choices: readonly T[], fallback: T): T;
}

/** A reader of one mapping whose own path is `at`. */
export function answersReader(answers: object, at: Path): AnswersReader {
  const findings: Finding[] = [];
  const report: AnswersReader['report'] = (code, said, ...path) => {
    findings.push(targetFinding(code, said, [...at, ...path]));
  };
  return {
    findings,
    report,
    refuseUnknown(known, ...path) {
      const mapping = field(answers, ...path);
      if (typeof mapping !== 'object' || mapping === null) return;
      for (const key of Object.keys(mapping)) {
        if (known.includes(key)) continue;
        const said = message('There is no field "{0}" here; there are {1}.', key, known.join(', '));
        findings.push({ ...targetFinding('target-unknown-field', said, [...at, ...path, key]), at: 'key' });
      }
    },
    name(code, problem, absent, ...path) {
      // A key without a value counts as left out.
      const found = field(answers, ...path) ?? undefined;
      if (found === undefined && absent === undefined) return undefined;
      const wrong = typeof found === 'string' ? problem(found) : (absent ?? missing);
      if (wrong !== undefined) report(code, wrong, ...path);
      return typeof found === 'string' && wrong === undefined ? found : undefined;
    },
    flag(key, fallback) {
      const found = field(answers, key) ?? fallback;
      if (typeof found === 'boolean') return found;
      report('target-value', message('{0} is true or false.', key), key);
      return fallback;
    },
    choice(key, choices, fallback) {
      const found = field(answers, key) ?? fallback;
      const chosen = choices.find((one) => one === found);
      if (chosen !== undefined) return chosen;
      report('target-value', message('{0} is one of {1}.', key, choices.join(', ')), key);
      return fallback;
    },
  };
}
