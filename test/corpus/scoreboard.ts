import type { Said } from './judgeFile.ts';

/** One row of expect.tsv. */
export interface Expected {
  readonly file: string;
  readonly category: string;
  readonly verdict: 'ok' | 'unclear' | 'problem';
  readonly line: number;
  readonly code: string;
}

/** Which of our codes say what a code of the corpus says; codes that are not here have no judge yet. */
const sayers: Readonly<Record<string, readonly string[]>> = {
  'crd-unknown': ['schema-unknown-field'],
  'dp-unknown-key': ['schema-unknown-field'],
  'crd-required': ['schema-required'],
  'no-metadata': ['schema-required'],
  'crd-type': ['schema-type'],
  'crd-maxProperties': ['schema-limits'],
  'crd-pattern': ['schema-pattern'],
  apiversion: ['schema-api-version'],
  'dup-key': ['yaml-duplicate-key'],
  'yaml-at': ['dp-unquoted-at'],
  'yaml-tab': ['yaml-tab'],
  'yaml-indent': [
    'yaml-indentation',
    'yaml-syntax',
    'dp-plugins-list',
    'schema-type',
    'schema-unknown-field',
  ],
  envsubst: ['yaml-syntax', 'schema-unknown-field'],
  'dp-duplicate': ['dp-duplicate'],
  'olm-og-target': ['og-target'],
  'olm-package': ['sub-package'],
  'dp-local-no-dot': ['dp-package-prefix'],
  'dp-wiring': ['dp-wiring'],
  'dp-unknown-dist': ['dp-unknown-dist'],
  'dp-config-conflict': ['dp-config-conflict'],
  'dp-no-integrity': ['dp-integrity-missing', 'dp-package-prefix'],
  'dp-integrity': ['dp-integrity-format'],
  'dp-plugins-type': ['schema-type', 'dp-plugins-list'],
  'dp-oci-format': ['dp-oci-format'],
  'dp-inherit-no-include': ['dp-inherit-unresolved'],
  'helm-dp-no-integrity': ['dp-integrity-missing', 'dp-integrity-format'],
  'helm-dp-integrity': ['dp-integrity-format', 'dp-integrity-missing'],
  'olm-channel-old': ['sub-channel'],
};

/** How many mistakes of one code were found in one category. */
export interface Score {
  readonly category: string;
  readonly code: string;
  readonly found: number;
  readonly all: number;
}

export interface Scoreboard {
  readonly scores: readonly Score[];
  /** Files that must stay silent and do not. */
  readonly falsePositives: readonly string[];
  /** `file:line code` said about files with mistakes, where the corpus knows of none. */
  readonly unexplained: readonly string[];
}

/** Parses expect.tsv. */
export function parseExpected(text: string): readonly Expected[] {
  const [, ...rows] = text.trimEnd().split('\n');
  return rows.map((row) => {
    const [file = '', category = '', verdict = '', line = '', code = ''] = row.split('\t');
    if (verdict !== 'ok' && verdict !== 'unclear' && verdict !== 'problem')
      throw new Error(`verdict ${verdict}`);
    return { file, category, verdict, line: Number(line), code };
  });
}

/** Holds what was said about each file against what is expected. Hints and information may be said about good files. */
export function scoreboard(
  expected: readonly Expected[],
  judged: ReadonlyMap<string, readonly Said[]>,
): Scoreboard {
  const heard = (file: string): readonly Said[] =>
    (judged.get(file) ?? []).filter(({ severity }) => severity === 'error' || severity === 'warning');
  const files = Map.groupBy(expected, ({ file }) => file);
  const isGood = (rows: readonly Expected[]): boolean => rows.every(({ verdict }) => verdict === 'ok');
  const problems = Map.groupBy(
    expected.filter(({ verdict }) => verdict === 'problem'),
    ({ category, code }) => `${category}\t${code}`,
  );
  return {
    scores: [...problems.values()].flatMap((rows) => scoreOf(rows, heard)),
    falsePositives: [...files]
      .filter(([file, rows]) => isGood(rows) && heard(file).length > 0)
      .map(([file]) => file),
    unexplained: [...files]
      .filter(([, rows]) => !isGood(rows))
      .flatMap(([file, rows]) =>
        heard(file)
          .filter((one) => !rows.some((row) => says(row, one)))
          .map((one) => `${file}:${one.line} ${one.code}`),
      ),
  };
}

function scoreOf(rows: readonly Expected[], heard: (file: string) => readonly Said[]): readonly Score[] {
  const [first] = rows;
  if (first === undefined) return [];
  const found = rows.filter((row) => heard(row.file).some((one) => says(row, one))).length;
  return [{ category: first.category, code: first.code, found, all: rows.length }];
}

/** The corpus names the line of the mistake; a missing field or a broken indentation may be shown one line off. */
function says(row: Expected, { code, line }: Said): boolean {
  return sayers[row.code]?.includes(code) === true && Math.abs(row.line - line) <= 1;
}

/** The scoreboard as lines of text. */
export function printed({ scores, falsePositives, unexplained }: Scoreboard): string {
  const rows = scores.map(
    ({ category, code, found, all }) => `${category.padEnd(28)}${code.padEnd(22)}${found}/${all}`,
  );
  const named = (title: string, list: readonly string[]): readonly string[] => [
    `${title}: ${list.length}`,
    ...list.map((one) => `  ${one}`),
  ];
  return [
    ...rows.toSorted(),
    ...named('said about good files', falsePositives),
    ...named('said, and not in the corpus', unexplained),
  ].join('\n');
}
