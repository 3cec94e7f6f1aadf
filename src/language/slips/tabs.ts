import type { YAMLError } from 'yaml';
import { message } from '../../core/message.ts';
import { firstErrorAfter } from '../text/reading.ts';
import { lineEnd, lineStart, type Edit, type Range } from '../text/range.ts';
import type { YamlProblem } from './yamlProblem.ts';

/** How wide people have their tabs. */
const widths = [2, 4, 8];

/** Tabs that indent a line; `undefined` for another error. */
export function tabProblem(text: string, { code, pos: [offset] }: YAMLError): YamlProblem | undefined {
  const range = indentation(text, offset);
  const isTab = code === 'TAB_AS_INDENT' || (code === 'BAD_INDENT' && text[offset] === '\t');
  if (!isTab || !text.slice(range.start, range.end).includes('\t')) return undefined;
  return {
    code: 'yaml-tab',
    message: message('YAML is indented with blanks, not with tabs.'),
    range,
    fix: {
      title: message('Indent with blanks'),
      edit: () =>
        widths
          .map((width) => withoutTabs(text, width))
          .find((edit) => firstErrorAfter(text, edit) === Infinity),
    },
  };
}

function indentation(text: string, offset: number): Range {
  const start = lineStart(text, offset);
  const [blanks = ''] = /^[ \t]*/.exec(text.slice(start, lineEnd(text, start))) ?? [];
  return { start, end: start + blanks.length };
}

/** From the first line that is indented with tabs to the last. */
function withoutTabs(text: string, width: number): Edit {
  const found = [...text.matchAll(/^ *\t[ \t]*/gm)];
  const start = found[0]?.index ?? 0;
  const last = found.at(-1);
  const end = last === undefined ? start : last.index + last[0].length;
  const lines = text
    .slice(start, end)
    .replaceAll(/^ *\t[ \t]*/gm, (blanks) => blanks.replaceAll('\t', ' '.repeat(width)));
  return { start, end, text: lines };
}
