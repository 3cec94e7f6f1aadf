import { readFile } from 'node:fs/promises';
import { dirname, join, resolve } from 'node:path';
import type { Finding } from '../core/finding.ts';
import { plain } from '../core/message.ts';
import { targetNamed, type TargetEntry } from '../core/target/targetFile.ts';
import { parseTargetText } from '../core/yaml/targetText.ts';
import { targetFileName as fileName } from '../protocol/names.ts';
import { wrongUse, type CliEdge } from './edge.ts';
import { fileErrorCode, fileProblem } from './fileProblem.ts';

/** A target file as it was found. */
export interface FoundTargets {
  /** Absolute; the globs of the entries start from its folder. */
  readonly path: string;
  readonly entries: readonly TargetEntry[];
  readonly findings: readonly Finding[];
}

/**
 * Reads the target file: the one named by `--config`, else the nearest in the working folder or above.
 * `undefined` where there is none; wrong use where the named one cannot be read.
 */
export async function findTargets(
  edge: Pick<CliEdge, 'cwd'>,
  config?: string,
): Promise<FoundTargets | undefined> {
  if (config !== undefined) {
    const path = resolve(edge.cwd, config);
    const text = await readIfThere(path);
    if (text === undefined) throw wrongUse(`${path} cannot be read: no such file or folder.`);
    return found(path, text);
  }
  for (let folder = edge.cwd; ; folder = dirname(folder)) {
    const path = join(folder, fileName);
    const text = await readIfThere(path);
    if (text !== undefined) return found(path, text);
    if (folder === dirname(folder)) return undefined;
  }
}

/** The entry of that name; wrong use, with what is wrong or what there is, where it cannot be had. */
export async function targetByName(
  edge: Pick<CliEdge, 'cwd'>,
  name: string,
  config?: string,
): Promise<TargetEntry> {
  const file = await findTargets(edge, config);
  if (file === undefined) {
    throw wrongUse(`There is no ${fileName} in ${edge.cwd} or above, so there is no target ${name}.`);
  }
  const target = targetNamed(file.entries, name);
  const entry = file.entries.find((one) => one.target === target);
  if (entry !== undefined) return entry;
  const known = file.entries.map((one) => one.target.label).join(', ');
  const problems = file.findings.map((finding) => `\n  ${describeFinding(finding)}`).join('');
  throw wrongUse(
    `${file.path} has no usable target ${name}${known === '' ? '' : `; it has ${known}`}.${problems}`,
  );
}

/** A finding of a target file in one line. */
function describeFinding({ path, message }: Finding): string {
  const words = plain(message);
  return path.length === 0 ? words : `${path.join('.')}: ${words}`;
}

function found(path: string, text: string): FoundTargets {
  const { targets, findings } = parseTargetText(text);
  return { path, entries: targets, findings };
}

async function readIfThere(path: string): Promise<string | undefined> {
  // A missing file is an answer; an unreadable one is told to the person who keeps it there.
  try {
    return await readFile(path, 'utf8');
  } catch (error) {
    if (fileErrorCode(error) === 'ENOENT') return undefined;
    const reason = fileProblem(error);
    throw reason === undefined ? error : wrongUse(`${path} cannot be read: ${reason}.`);
  }
}
