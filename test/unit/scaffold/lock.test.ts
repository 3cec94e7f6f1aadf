import { describe, expect, test } from 'vitest';
import { plain } from '../../../src/core/message.ts';
import type { ScaffoldAnswers } from '../../../src/core/scaffold/answers.ts';
import { parseAnswers } from '../../../src/core/scaffold/answersParse.ts';
import { nextLock, nothingUntaken, type FolderAsFound, type Lock } from '../../../src/core/scaffold/lock.ts';
import { lockTextAfter, parseLock, printLock } from '../../../src/core/scaffold/lockText.ts';
import { scaffoldFiles } from '../../../src/core/scaffold/files.ts';
import { targetOf } from '../../support/targets.ts';

const answers: ScaffoldAnswers = { what: ['all'], layout: 'separate', targets: [targetOf()] };
const made = scaffoldFiles(answers, () => ({ backendSecret: 'a-secret-of-the-tests' }));
const news = {
  tool: '1.2.3',
  answers,
  made,
  untaken: nothingUntaken,
};

/** A folder without a file. */
const nothing: FolderAsFound = { lock: undefined, existing: new Map() };

function read(text: string): Lock {
  const parsed = parseLock(text);
  if (!parsed.ok) throw new Error(parsed.findings.map(({ message }) => plain(message)).join());
  return parsed.lock;
}

test('a lock says what was answered and made, and no secret', () => {
  const text = lockTextAfter(nothing, news);
  expect(text).not.toContain('a-secret-of-the-tests');
  const lock = read(text);
  expect(lock.tool).toBe('1.2.3');
  expect(parseAnswers(lock.answers)).toEqual({ ok: true, answers });
  expect(lock.files.map(({ path }) => path)).toEqual(made.map(({ path }) => path));
  for (const { path, text: noted } of lock.files) {
    const file = made.find((one) => one.path === path);
    const value = file?.holdsSecret === true ? '"<masked>"' : 'a-secret-of-the-tests';
    expect(noted).toBe(file?.text.replace('a-secret-of-the-tests', value));
  }
});

test('line ends and blank ends of any text come back as they were', () => {
  for (const text of ['', '\n', 'a', 'a\n', 'a\n\n', '"\\\u2028é\n']) {
    const lock: Lock = { tool: 't', answers: null, files: [{ path: 'a', text, left: false }] };
    expect(read(printLock(lock))).toEqual(lock);
  }
});

describe('the next lock', () => {
  const first = nextLock(nothing, news);
  const [one, other] = made;
  const rest = made.filter((file) => file !== one && file !== other);
  const there = new Map(made.map(({ path, text }) => [path, text]));

  test('keeps what earlier answers made while it is there', () => {
    const second = nextLock({ lock: first, existing: there }, { ...news, made: rest });
    const left = second.files.filter((file) => file.left);
    expect(left.map(({ path }) => path)).toEqual([one?.path, other?.path]);
    expect(left.map(({ text }) => text)).toEqual([one?.text, other?.text]);
    expect(nextLock({ lock: second, existing: there }, news)).toEqual(first);
    expect(nextLock({ lock: first, existing: new Map() }, { ...news, made: rest }).files).toHaveLength(
      rest.length,
    );
  });

  test('keeps the base of a file that was not written', () => {
    const changed = made.map((file) => ({ ...file, text: `${file.text}# more\n` }));
    const declined = new Set([one?.path ?? '']);
    const files = nextLock(
      { lock: first, existing: there },
      { ...news, made: changed, untaken: { ...nothingUntaken, declined } },
    ).files;
    expect(files.find(({ path }) => path === one?.path)?.text).toBe(one?.text);
    expect(files.find(({ path }) => path === other?.path)?.text).toBe(`${other?.text}# more\n`);
    const none = nextLock(nothing, { ...news, untaken: { ...nothingUntaken, declined } });
    expect(none.files.map(({ path }) => path)).not.toContain(one?.path);
  });
});

describe('a lock is refused in words:', () => {
  const good = lockTextAfter(nothing, news);
  test.each([
    ['empty', '', 'It is not JSON.'],
    ['half', good.slice(0, good.length / 2), 'It is not JSON.'],
    ['in conflict', `<<<<<<< HEAD\n${good}=======\n${good}>>>>>>> other\n`, 'It holds conflict markers'],
    ['foreign', '{"lockfileVersion": 3}', 'It is not a lock file of rhdh-orchestrator.'],
    ['a list', '[]', 'It is not a lock file of rhdh-orchestrator.'],
    ['null', 'null', 'It is not a lock file of rhdh-orchestrator.'],
    ['newer', good.replace('"version": 1', '"version": 2'), 'use a newer rhdh-orchestrator.'],
    ['without a version', good.replace('"version": 1,', ''), 'Parts of it are missing or were edited.'],
    ['without its tool', good.replace('"tool"', '"tools"'), 'Parts of it are missing or were edited.'],
    [
      'with a file outside',
      good.replace('"path": "', '"path": "../'),
      'Parts of it are missing or were edited.',
    ],
    [
      'with an absolute path',
      good.replace('"path": "', '"path": "/'),
      'Parts of it are missing or were edited.',
    ],
    [
      'with numbers for lines',
      good.replace('"lines": [', '"lines": [7,'),
      'Parts of it are missing or were edited.',
    ],
  ])('%s', (_, text, words) => {
    const parsed = parseLock(text);
    expect(parsed.ok ? [] : parsed.findings.map(({ message }) => plain(message)).join()).toContain(words);
  });
});
