import { loadAll } from 'js-yaml';

/**
 * The longest text that is read, in UTF-16 units. A Kubernetes object has at most 1.5 MB (etcd refuses more), and reading
 * this much with positions takes some seconds.
 */
const mostCharacters = 2 * 1024 * 1024;

/** As deep as js-yaml goes; `yaml` needs half a minute for 500 complex keys inside each other, and its stack ends at 5000 lists. */
const deepest = 100;

/** Why a text is not read at all; `undefined` for nearly every text. */
export function beyondReading(text: string): 'size' | 'depth' | undefined {
  if (isTooLong(text)) return 'size';
  const isTooDeep = (mayBeDeep(text) && seemsTooDeep(text)) || manyMarks.test(text);
  return isTooDeep && !isReadFast(text) ? 'depth' : undefined;
}

/** Whether a text is beyond any reader; what is too deep the fast one sees for itself. */
export function isTooLong(text: string): boolean {
  return text.length > mostCharacters;
}

/** The fast reader counts for itself and stops in time; brackets in comments and quotes are nothing to it. */
function isReadFast(text: string): boolean {
  try {
    loadAll(text);
    return true;
  } catch {
    // It tells by throwing.
    return false;
  }
}

/** A line far to the right, many items in a line, or many brackets: without one of these there is no need to count. */
function mayBeDeep(text: string): boolean {
  return farRight.test(text) || hasManyOpen(text);
}

const farRight = /^ {60}|(?:[-?] ){20}/m;

/**
 * Dashes, question marks, colons, anchors and tags in a row, wherever they stand: `yaml` goes one call deeper for each, and
 * its stack ends at some thousand.
 */
const manyMarks = /(?:(?:[-?:]|[&!]{1,2}[^\s&!]{0,100})[ \t]+){200}/;

/** Whether twenty brackets open one after the other, and none closes between them. */
function hasManyOpen(text: string): boolean {
  let open = 0;
  for (let at = 0; at < text.length; at++) {
    const code = text.charCodeAt(at);
    if (code === openBracket || code === openBrace) open++;
    else if (code === closeBracket || code === closeBrace) open = 0;
    if (open === 20) return true;
  }
  return false;
}

const [lineBreak, carriageReturn, blank, dash, question] = [10, 13, 32, 45, 63];
const [openBracket, closeBracket, openBrace, closeBrace] = [91, 93, 123, 125];

/**
 * Whether blocks and brackets may stand inside each other too deeply, told without parsing: columns in which lines and
 * list items begin, and brackets that are open, also those inside of text.
 */
function seemsTooDeep(text: string): boolean {
  const columns: number[] = [];
  let open = 0;
  let start = 0;
  let isIndent = true;
  for (let at = 0; at < text.length; at++) {
    const code = text.charCodeAt(at);
    if (code === lineBreak) {
      start = at + 1;
      isIndent = true;
    } else if (code === openBracket || code === openBrace) {
      open++;
    } else if (code === closeBracket || code === closeBrace) {
      open = Math.max(0, open - 1);
    }
    if (isIndent && code !== blank && code !== lineBreak && code !== carriageReturn) {
      const column = at - start;
      while ((columns.at(-1) ?? -1) >= column) columns.pop();
      columns.push(column);
      // Behind `- ` and `? ` another block may begin on the same line.
      isIndent = (code === dash || code === question) && text.charCodeAt(at + 1) === blank;
      if (at === start) open = code === openBracket || code === openBrace ? 1 : 0;
    }
    if (columns.length + open > deepest) return true;
  }
  return false;
}
