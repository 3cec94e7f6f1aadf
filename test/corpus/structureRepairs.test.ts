import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { releases, resolveRelease } from '../../src/core/releases/index.ts';
import { yamlText } from '../../src/language/text/document.ts';
import type { JudgeContext, LocatedFinding } from '../../src/language/judging/judge.ts';
import { judgeQuickly } from '../../src/language/judging/quick.ts';
import { applyEdits } from '../../src/language/text/range.ts';

const corpus = join(import.meta.dirname, '../../../shared/corpus');

function contextFor(fileName: string, line: string | undefined): JudgeContext {
  const release = resolveRelease(line ?? '1.10');
  if (release === undefined) throw new Error(`no release ${line}`);
  const known = { release, target: undefined, severities: {}, fileName };
  return line === undefined ? { ...known, candidates: releases } : known;
}

function unreadable(findings: readonly LocatedFinding[]): number {
  return findings.filter(({ code }) => code === 'yaml-syntax' || code === 'yaml-duplicate-key').length;
}

interface Tried {
  readonly tried: number;
  readonly worse: readonly string[];
}

/** Makes each repair of structure that a file is offered, alone. */
function tryRepairs(file: string, line: string | undefined): Tried {
  const text = readFileSync(join(corpus, file), 'utf8');
  const context = contextFor(file, line);
  const { findings } = judgeQuickly(yamlText(text), context);
  const offered = findings.filter(({ code }) => /^(?:schema-|cr-api$)/.test(code));
  const made = offered.flatMap((finding) => {
    const edit = finding.fix?.edit();
    return edit === undefined ? [] : [{ finding, after: applyEdits(text, [edit]) }];
  });
  const worse = made.filter(({ finding, after }) => {
    const left = judgeQuickly(yamlText(after), context).findings;
    // Another version of a kind is judged by another schema, which may know more to say.
    const mayFindMore = finding.code === 'schema-api-version' || finding.code === 'cr-api';
    return unreadable(left) > unreadable(findings) || (!mayFindMore && left.length >= findings.length);
  });
  return { tried: made.length, worse: worse.map(({ finding }) => `${file} ${finding.code}`) };
}

describe.skipIf(!existsSync(corpus))(
  'repairs of structure in the files of ../shared/corpus (skipped where they are not there)',
  () => {
    it.each(['1.7', '1.10', '2.1', undefined])('leave less to say, for RHDH %s', (line) => {
      const files = readdirSync(corpus, { recursive: true, encoding: 'utf8' }).filter((file) =>
        file.endsWith('.yaml'),
      );
      const results = files.map((file) => tryRepairs(file, line));
      expect(results.reduce((sum, { tried }) => sum + tried, 0)).toBeGreaterThan(20);
      expect(results.flatMap(({ worse }) => worse)).toEqual([]);
    });
  },
);
