import { readFileSync, writeFileSync } from 'node:fs';
import { relative, sep } from 'node:path';
import { mayBeOurs } from '../core/recognise.ts';
import { readFileFacts, type FileFacts } from '../core/workspace/fileFacts.ts';
import { workspace } from '../core/workspace/surroundings.ts';
import { amongFacts } from '../language/judging/among.ts';
import { readFile, yamlText, type YamlText } from '../language/text/document.ts';
import { told, type LocatedFinding } from '../language/judging/judge.ts';
import type { Alone, JudgeContext } from '../language/judging/judgement.ts';
import { judgeAloneQuickly, judgedAmong, judgeQuickly } from '../language/judging/quick.ts';
import { repaired } from '../language/edits/repairs.ts';
import type { FileSource } from '../language/workspace/targetFiles.ts';
import { judgedWith, mayHoldBackstage } from '../language/workspace/targets.ts';
import { fileErrorCode, fileProblem } from './fileProblem.ts';
import { readText, type FileText } from './fileText.ts';
import { lintFindings, unreadableFinding, type LintFinding } from './lintFindings.ts';
import { lintTargets, type LintTargetOptions } from './lintTarget.ts';

/** One run of `lint`, as plain data: it is handed to threads. */
export interface LintRun {
  readonly cwd: string;
  readonly options: LintTargetOptions;
  /** `repair`: files are written. */
  readonly mode: 'judge' | 'repair';
}

/** A file to be judged. */
export interface LintItem {
  /** Absolute. */
  readonly path: string;
  /** What it counts as, where its own name does not tell. */
  readonly countsAs?: string;
  /** What it is called in the report, where that is not its path. */
  readonly shownAs?: string;
  /** Its text, where it is in no file. */
  readonly text?: string;
}

/** A file that was judged. */
export interface LintedFile {
  readonly ours: boolean;
  readonly findings: readonly LintFinding[];
  /** Why its repairs were not written, in a sentence. */
  readonly unwritten?: string;
}

/** Judges files one after the other. */
export interface FileJudge {
  /** What a file says to others; `undefined` for nothing. A file that was read before is judged more quickly. */
  read(item: LintItem): Promise<FileFacts | undefined>;
  /** From now on files are judged among these. */
  surround(facts: readonly FileFacts[]): void;
  judge(item: LintItem): Promise<LintedFile>;
  /** The target files that had a say so far. */
  consulted(): readonly string[];
}

/** Judges the files of a run as the editor does; wrong use where the options make no sense. */
export async function fileJudge({ cwd, options, mode }: LintRun): Promise<FileJudge> {
  const targets = await lintTargets(options, diskFiles, { cwd });

  let surroundings = workspace();
  const known = new Map<string, Known>();
  const contexts = new Map<string, JudgeContext>();
  const foundIn = (
    item: LintItem,
    text: string,
    findings: readonly LocatedFinding[],
  ): readonly LintFinding[] => (findings.length === 0 ? [] : lintFindings(shown(item, cwd), text, findings));

  const contextOf = async (place: string, yaml: YamlText): Promise<JudgeContext> => {
    const by = await targets.choose(place, yaml.text, () => valuesOf(yaml, place));
    return judgedWith(by, { path: place, severities: {} });
  };

  /** What is found in a file that was judged in itself; `undefined` where it has to be judged once more. */
  const foundAmong = ({ context, text, alone, found }: Known, item: LintItem) => {
    const facts = surroundings.facts(item.path);
    // In itself a patch was judged as a manifest.
    if (surroundings.lineage(item.path).isPatch) return undefined;
    const around = { ...context, surroundings };
    const among = facts === undefined ? [] : amongFacts(facts, alone.parts, around);
    if (among.length === 0) return found;
    const judged = mode === 'judge' ? judgedAmong(yamlText(text), alone, among, around) : undefined;
    return judged && foundIn(item, text, judged.findings);
  };

  return {
    consulted: () => targets.consulted(),
    surround(facts) {
      surroundings = workspace();
      facts.forEach((said) => surroundings.put(said));
    },
    async read(item) {
      const { path, countsAs = path } = item;
      // What is wrong with a file is told where it is judged, and standard input has no neighbours.
      const file = item.text === undefined ? contentOf(item) : undefined;
      if (typeof file !== 'object') return undefined;
      const yaml = yamlText(file.text);
      const facts = readFileFacts(path, file.text, readFile(yaml));
      const context = await contextOf(countsAs, yaml);
      const alone = judgeAloneQuickly(yaml, context);
      contexts.set(path, context);
      if (alone === undefined) return facts;
      const findings = alone.ours ? told(alone.findings, file.text, context) : [];
      const found = foundIn(item, file.text, findings);
      if (mode === 'judge' || found.length === 0) {
        known.set(path, { context, text: file.text, alone: withoutRepairs(alone), found });
      }
      return facts;
    },
    async judge(item) {
      const { path, countsAs = path } = item;
      const before = known.get(path);
      const among = before && foundAmong(before, item);
      if (before !== undefined && among !== undefined) return { ours: before.alone.ours, findings: among };
      const file = contentOf(item);
      if (typeof file === 'string')
        return { ours: true, findings: [unreadableFinding(shown(item, cwd), file)] };
      if (file === undefined) return { ours: false, findings: [] };
      const yaml = yamlText(file.text);
      const context = { ...(contexts.get(path) ?? (await contextOf(countsAs, yaml))), surroundings };
      const done =
        mode === 'repair' && file.isUtf8
          ? repaired(file.text, (version) => judgeQuickly(yamlText(version), context))
          : { text: file.text, judgement: judgeQuickly(yaml, context) };
      const unwritten = done.text === file.text ? undefined : whyNotKept(path, done.text);
      if (unwritten !== undefined) {
        const { ours, findings } = judgeQuickly(yaml, context);
        return { ours, findings: foundIn(item, file.text, findings), unwritten };
      }
      const { ours, findings } = done.judgement;
      return { ours, findings: foundIn(item, done.text, findings) };
    },
  };
}

/** A file that was judged in itself: only its neighbours may still find something in it. */
interface Known {
  readonly context: JudgeContext;
  readonly text: string;
  readonly alone: Alone;
  readonly found: readonly LintFinding[];
}

/** A repair holds on to all that was read of its text, and is asked for only where it is made. */
function withoutRepairs({ findings, ...rest }: Alone): Alone {
  return { ...rest, findings: findings.map(({ fix: _made, ...finding }) => finding) };
}

function shown({ path, shownAs }: LintItem, cwd: string): string {
  if (shownAs !== undefined) return shownAs;
  const below = path.startsWith(cwd + sep) ? path.slice(cwd.length + 1) : relative(cwd, path);
  return below.split(sep).join('/');
}

function valuesOf(yaml: YamlText, place: string): readonly unknown[] {
  return mayHoldBackstage(yaml.text) && mayBeOurs(yaml.text, { fileName: place }) ? yaml.values('1.1') : [];
}

/** The reason where it cannot be read; `undefined` where it has gone since it was found. */
function contentOf({ path, text }: LintItem): FileText | string | undefined {
  if (text !== undefined) return { text, isUtf8: true };
  try {
    return readText(path);
  } catch (error) {
    // Among many files one may be closed to us, or go while the others are judged.
    if (fileErrorCode(error) === 'ENOENT') return undefined;
    const reason = fileProblem(error);
    if (reason === undefined) throw error;
    return reason;
  }
}

/** Writes a file; says why where that cannot be done, since one read-only file among many keeps none of them from repair. */
function whyNotKept(path: string, text: string): string | undefined {
  try {
    writeFileSync(path, text);
    return undefined;
  } catch (error) {
    const reason = fileProblem(error);
    if (reason === undefined) throw error;
    return `${path} cannot be written: ${reason}.`;
  }
}

const diskFiles: FileSource = {
  read(path) {
    try {
      return Promise.resolve(readFileSync(path, 'utf8'));
    } catch {
      // Not there or not for us to read: in both cases no target file stands here.
      return Promise.resolve(undefined);
    }
  },
};
