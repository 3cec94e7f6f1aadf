import { readFileFacts } from '../../src/core/workspace/fileFacts.ts';
import { surroundingsOf, type Surroundings } from '../../src/core/workspace/surroundings.ts';
import { judge } from '../../src/language/judging/judge.ts';
import { yamlText } from '../../src/language/text/document.ts';
import { contextOf } from './judging.ts';

/** Texts by the paths of their files, below `/ws/`. */
export type Files = Readonly<Record<string, string>>;

/** What a workspace of these files says. */
export function surroundingsFor(files: Files): Surroundings {
  return surroundingsOf(
    Object.entries(files).flatMap(([path, text]) => readFileFacts(`/ws/${path}`, text) ?? []),
  );
}

/** `path:line severity code "what is marked"` for what is found across these files, each judged among all. */
export function foundAmong(files: Files, version?: string): readonly string[] {
  const surroundings = surroundingsFor(files);
  return Object.entries(files).flatMap(([path, text]) => {
    const context = contextOf(version, { fileName: `/ws/${path}`, surroundings });
    return judge(yamlText(text), context).findings.map(({ code, severity, range }) => {
      const line = text.slice(0, range.start).split('\n').length;
      return `${path}:${line} ${severity} ${code} ${JSON.stringify(text.slice(range.start, range.end))}`;
    });
  });
}
