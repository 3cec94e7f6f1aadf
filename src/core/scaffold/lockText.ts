import { field, flagAt, listAt, textAt } from '../field.ts';
import type { Finding } from '../finding.ts';
import { message, type Message } from '../message.ts';
import { targetFinding } from '../target/targetFinding.ts';
import { nextLock, type FolderAsFound, type Lock, type LockedFile, type LockNews } from './lock.ts';

/** The format of the lock file that this version reads and writes. */
const lockVersion = 1;

/** Tells the lock from any other JSON. */
const lockKind = 'rhdh-orchestrator-lock';

export type ParsedLock =
  { readonly ok: true; readonly lock: Lock } | { readonly ok: false; readonly findings: readonly Finding[] };

/** The text of a lock file. Texts are lists of lines, so that a version control system shows what changed in them. */
export function printLock({ tool, answers, files }: Lock): string {
  const value = {
    kind: lockKind,
    version: lockVersion,
    note: 'Written by scaffolding; keep it in version control. It tells what you edited from what was scaffolded.',
    tool,
    answers,
    files: files.map(({ path, text, left, askedBy, holdsSecret }) => ({
      path,
      ...(left ? { left } : {}),
      ...(holdsSecret === true ? { holdsSecret } : {}),
      ...(askedBy === undefined ? {} : { askedBy }),
      ...(text === undefined ? {} : { lines: text.split('\n') }),
    })),
  };
  return `${JSON.stringify(value, undefined, 2)}\n`;
}

/** The text of the lock file after a scaffolding: the same answers, files and folder give the same bytes. */
export function lockTextAfter(found: FolderAsFound, news: LockNews): string {
  return printLock(nextLock(found, news));
}

/** Reads the text of a lock file. A lock that is not understood in full is refused: half of it would mislead. */
export function parseLock(text: string): ParsedLock {
  const value = readJson(text);
  if (value === undefined) return refused('lock-json', notJson(text));
  if (field(value, 'kind') !== lockKind) {
    return refused('lock-foreign', message('It is not a lock file of rhdh-orchestrator.'));
  }
  const version = field(value, 'version');
  if (typeof version === 'number' && version > lockVersion) {
    const said = message(
      'It has version {0}, and this program reads version {1}: use a newer rhdh-orchestrator.',
      version,
      lockVersion,
    );
    return refused('lock-version', said);
  }
  const tool = textAt(value, 'tool');
  const files = listAt(value, 'files').map(fileOf);
  const known = files.filter((file) => file !== undefined);
  const isWhole = version === lockVersion && tool !== undefined && Array.isArray(field(value, 'files'));
  if (!isWhole || known.length < files.length) {
    return refused('lock-shape', message('Parts of it are missing or were edited.'));
  }
  return { ok: true, lock: { tool, answers: field(value, 'answers'), files: known } };
}

function fileOf(value: unknown): LockedFile | undefined {
  const path = textAt(value, 'path');
  const lines = field(value, 'lines');
  if (path === undefined || !isInside(path)) return undefined;
  const left = flagAt(value, 'left') ?? false;
  const askedBy = field(value, 'askedBy');
  if (askedBy !== undefined && !isTexts(askedBy)) return undefined;
  const about = { path, left, ...(askedBy === undefined ? {} : { askedBy }) };
  // Earlier versions kept no lines of a file with a Secret.
  if (lines === undefined) return { ...about, holdsSecret: true };
  const holdsSecret = flagAt(value, 'holdsSecret') === true ? { holdsSecret: true } : {};
  return isTexts(lines) ? { ...about, ...holdsSecret, text: lines.join('\n') } : undefined;
}

function isTexts(value: unknown): value is readonly string[] {
  return Array.isArray(value) && value.every((one) => typeof one === 'string');
}

/** Whether a path stays in the output folder, whoever wrote it. */
function isInside(path: string): boolean {
  return (
    !/^([/\\]|[A-Za-z]:)/.test(path) && !path.split(/[/\\]/).some((part) => part === '..' || part === '')
  );
}

function readJson(text: string): unknown {
  try {
    return JSON.parse(text) as unknown;
  } catch {
    // Text that is no JSON is an answer here, and its place is of no use in a file nobody edits.
    return undefined;
  }
}

function notJson(text: string): Message {
  return /^(<{7}|={7}|>{7})/m.test(text)
    ? message(
        'It holds conflict markers of a version control merge: take one of the two versions as a whole.',
      )
    : message('It is not JSON.');
}

function refused(code: string, said: Message): ParsedLock {
  return { ok: false, findings: [targetFinding(code, said, [])] };
}
