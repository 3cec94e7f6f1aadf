import { resolve } from 'node:path';
import { text as readAll } from 'node:stream/consumers';
import { field } from '../core/field.ts';
import { answersVersion, parseAnswers } from '../core/scaffold/answersParse.ts';
import type { ScaffoldAnswers } from '../core/scaffold/answers.ts';
import { homeOf } from '../core/scaffold/layouts/index.ts';
import type { What } from '../core/templates/template.ts';
import { plain } from '../core/message.ts';
import { secondDocument } from '../core/yaml/answersText.ts';
import { parse } from '../core/yaml/parse.ts';
import { describeAll, type Origin } from './answersOrigin.ts';
import { choicesIn, type Choice } from './choices.ts';
import { wrongUse, type CliEdge } from './edge.ts';
import { readText } from './readText.ts';
import { entryFromFile, entryFromOptions, refuseInstance, type InstanceOptions } from './scaffoldTarget.ts';
import { withChoicesIn } from './targetEntry.ts';

/** What is said of the answers, choices among it. */
export interface AnswersOptions extends InstanceOptions {
  readonly target?: readonly string[];
  readonly answers?: string;
  readonly layout?: string;
  readonly gitUrl?: string;
  readonly gitPath?: string;
  readonly gitRevision?: string;
  readonly [choice: string]: unknown;
}

/** The answers of a call: from a file, for targets of the target file, or by options alone; wrong use where none result. */
export async function scaffoldAnswers(
  whats: readonly What[],
  options: AnswersOptions,
  edge: CliEdge,
): Promise<ScaffoldAnswers> {
  const { value, origin } = await said(whats, options, edge);
  const parsed = parseAnswers(value);
  if (!parsed.ok) throw wrongUse(describeAll(parsed.findings, origin));
  refuseUnnamedFolder(parsed.answers, options, origin);
  return parsed.answers;
}

interface Said {
  /** The plain value of answers. */
  readonly value: unknown;
  readonly origin: Origin;
}

async function said(whats: readonly What[], options: AnswersOptions, edge: CliEdge): Promise<Said> {
  const { answers, target: names = [] } = options;
  const choices = choicesIn(options);
  const wide = wideChoices(options);
  if (answers !== undefined) {
    if (names.length > 0) throw wrongUse('Either --answers or --target: both say which targets there are.');
    refuseInstance('--answers', options);
    const asked: readonly Choice[] =
      whats.length === 0 ? [] : [{ flag: whats.join(', '), path: ['what'], value: whats }];
    const value = withTargetChoices(await answersValue(answers, edge), choices);
    return {
      value: withChoicesIn(value, [...wide, ...asked]),
      origin: { choices: [...choices, ...wide, ...asked], rest: { kind: 'file', name: answers } },
    };
  }
  const what: readonly What[] = whats.length === 0 ? ['all'] : whats;
  const entries =
    names.length === 0
      ? [entryFromOptions(what, options)]
      : await Promise.all(names.map(async (name) => entryFromFile(name, options, edge)));
  const chosen = entries.map((entry) => withChoicesIn(entry, choices));
  const targets = chosen.length === 1 ? { target: chosen[0] } : { targets: chosen };
  const asked = what.map((one, index): Choice => ({ flag: one, path: ['what', index], value: one }));
  return {
    value: withChoicesIn({ version: answersVersion, what, ...targets }, wide),
    origin: {
      choices: [...choices, ...wide, ...asked],
      rest: names.length === 0 ? { kind: 'options' } : { kind: 'targets', names },
    },
  };
}

async function answersValue(name: string, edge: CliEdge): Promise<unknown> {
  const text = name === '-' ? await readAll(edge.stdin) : await readText(resolve(edge.cwd, name));
  const { documents, problems } = parse(text, { version: '1.2' });
  const [problem] = problems;
  if (problem === undefined) {
    const second = secondDocument(documents);
    if (second !== undefined) throw wrongUse(`${name}: ${plain(second)}`);
    return documents[0];
  }
  const line = text.slice(0, problem.start).split('\n').length;
  throw wrongUse(`${name}:${line}: ${plain(problem.message)}`);
}

/** Choices that are not those of a target. */
function wideChoices({ layout, gitUrl, gitPath, gitRevision }: AnswersOptions): readonly Choice[] {
  const all: readonly Choice[] = [
    { flag: '--layout', path: ['layout'], value: layout },
    { flag: '--git-url', path: ['git', 'url'], value: gitUrl },
    { flag: '--git-path', path: ['git', 'path'], value: gitPath },
    { flag: '--git-revision', path: ['git', 'revision'], value: gitRevision },
  ];
  return all.filter(({ value }) => value !== undefined);
}

function withTargetChoices(value: unknown, choices: readonly Choice[]): unknown {
  if (typeof value !== 'object' || value === null) return value;
  const target = field(value, 'target');
  const targets = field(value, 'targets');
  return {
    ...value,
    ...(target === undefined ? {} : { target: withChoicesIn(target, choices) }),
    ...(Array.isArray(targets)
      ? { targets: targets.map((entry: unknown) => withChoicesIn(entry, choices)) }
      : {}),
  };
}

/** A folder is not named after a namespace that stands in for one nobody said. */
function refuseUnnamedFolder(
  answers: ScaffoldAnswers,
  { namespace }: AnswersOptions,
  { rest }: Origin,
): void {
  if (rest.kind !== 'options' || namespace !== undefined) return;
  if (answers.targets.every((target) => homeOf(target, answers) === '')) return;
  throw wrongUse(`--layout ${answers.layout} needs --namespace: the folder of the target is named after it.`);
}
