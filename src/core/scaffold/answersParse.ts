import { field, listAt } from '../field.ts';
import type { Finding, Path } from '../finding.ts';
import { message } from '../message.ts';
import { answersReader, type AnswersReader } from '../target/answersReader.ts';
import type { Target } from '../target/target.ts';
import { targetEntryValue } from '../target/targetFile.ts';
import { targetFinding } from '../target/targetFinding.ts';
import { parseTarget } from '../target/targetParse.ts';
import { templates } from '../templates/index.ts';
import type { What } from '../templates/template.ts';
import { layouts, type ScaffoldAnswers } from './answers.ts';
import { gitValue, readGit } from './gitSource.ts';
import { hindrances } from './hindrances.ts';

/** The format of an answers file that this version reads and writes. */
export const answersVersion = 1;

export type ParsedAnswers =
  | { readonly ok: true; readonly answers: ScaffoldAnswers }
  | { readonly ok: false; readonly findings: readonly Finding[] };

/**
 * Reads the plain value of an answers file: `version`, `what`, `layout`, `git` (for the layout `argocd`), and `target`
 * (one, its name may be left out) or `targets` (several, each named), written as in a target file.
 */
export function parseAnswers(value: unknown): ParsedAnswers {
  if (field(value, 'version') !== answersVersion || typeof value !== 'object' || value === null) {
    const said = message('An answers file begins with "version: {0}".', answersVersion);
    return { ok: false, findings: [targetFinding('answers-version', said, ['version'])] };
  }
  const read = answersReader(value, []);
  read.refuseUnknown(['version', 'what', 'layout', 'git', 'target', 'targets']);
  const what = readWhats(value, (said, ...index) => read.report('answers-what', said, 'what', ...index));
  const layout = read.choice(layouts, 'separate', 'layout');
  const git = layout === 'argocd' ? readGit(read) : refuseGit(read);
  const { targets, findings } = readTargets(value);
  const answers: ScaffoldAnswers = { what, layout, ...(git === undefined ? {} : { git }), targets };
  const found = [...read.findings, ...findings];
  const all = found.length > 0 ? found : hindrances(answers);
  return all.length === 0 ? { ok: true, answers } : { ok: false, findings: all };
}

/** The plain value of an answers file; {@link parseAnswers} makes the same answers of it. */
export function answersValue({ what, layout, git, targets }: ScaffoldAnswers): unknown {
  const entries = targets.map((target) => targetEntryValue({ target, files: [] }));
  return {
    version: answersVersion,
    what,
    layout,
    ...gitValue(git),
    ...(entries.length === 1 ? { target: entries[0] } : { targets: entries }),
  };
}

const names = templates.map(({ what }) => what).join(', ');

/** An address that nobody reads would be left out without a word. */
function refuseGit(read: AnswersReader): undefined {
  if (!read.has('git')) return;
  const said = message(
    'Only Argo CD reads the files from a repository: choose the layout argocd, or leave this out.',
  );
  read.report('answers-git', said, 'git');
}

function readWhats(
  value: unknown,
  report: (said: ReturnType<typeof message>, ...index: Path) => void,
): readonly What[] {
  if ((field(value, 'what') ?? undefined) === undefined) return ['all'];
  const asked = listAt(value, 'what');
  if (asked.length === 0) {
    report(message('what is a list of at least one of {0}; without it everything is meant.', names));
  }
  return asked.flatMap((one, index) => {
    const known = templates.find(({ what }) => what === one);
    if (known !== undefined) return [known.what];
    report(message('what is one of {0}.', names), index);
    return [];
  });
}

function readTargets(value: unknown): {
  readonly targets: readonly Target[];
  readonly findings: readonly Finding[];
} {
  const several = listAt(value, 'targets');
  const one = field(value, 'target');
  const hasList = (field(value, 'targets') ?? undefined) !== undefined;
  if ((one === undefined) !== hasList || (hasList && several.length === 0)) {
    const said = message('Answers are for one target (target) or for several (targets).');
    return { targets: [], findings: [targetFinding('answers-target', said, ['target'])] };
  }
  const parsed =
    one === undefined
      ? several.map((entry, index) => parseTarget(entry, ['targets', index]))
      : [parseTarget(one, ['target'])];
  return {
    targets: parsed.flatMap((each) => (each.ok ? [each.target] : [])),
    findings: parsed.flatMap((each) => (each.ok ? [] : each.findings)),
  };
}
