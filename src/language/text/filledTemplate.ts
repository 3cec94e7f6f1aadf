import { lineEnd, lineStart, type Range } from './range.ts';

/** A template of another tool, made into text that reads as YAML, character for character in the same place. */
export interface FilledTemplate {
  readonly text: string;
  /** Whether what stands at an offset is in the result whatever the template is filled in with. */
  readonly isCertain: (offset: number) => boolean;
}

const opening = /^\{[{%]-?\s*(?:if|range|with|define|block|for|macro|call|filter|raw)\b/;
const closing = /^\{[{%]-?\s*end\w*\b/;
const ours = /^\{\{ *(?:inherit|backstage-name|backstage-ns) *\}\}$/;

interface Action extends Range {
  readonly source: string;
}

/**
 * Takes the actions out of a template: those that have a line to themselves leave blanks, the others a word. What stands
 * between an opening and a closing one may come once, often or never.
 */
export function filledTemplate(template: string): FilledTemplate {
  const actions = actionsIn(template).filter(({ source }) => !ours.test(source));
  const doubtful = doubtfulStretches(template, actions);
  return {
    text: filled(template, actions),
    isCertain: (offset) => !doubtful.some(({ start, end }) => start <= offset && offset < end),
  };
}

/** Actions and comments of Go (Helm), Jinja and the Backstage scaffolder; they may go on over several lines. */
function actionsIn(template: string): readonly Action[] {
  const actions: Action[] = [];
  const openers = /\{\{-? *\/\*|\$?\{\{|\{%|\{#/g;
  for (let found = openers.exec(template); found !== null; found = openers.exec(template)) {
    const closer = closerOf(found[0]);
    const close = template.indexOf(closer, openers.lastIndex);
    // Without its end it is no action, and neither is any other of the kind behind it.
    if (close === -1) break;
    const end = closer === '*/' ? template.indexOf('}}', close) + 2 : close + closer.length;
    if (end < close) break;
    actions.push({ start: found.index, end, source: template.slice(found.index, end) });
    openers.lastIndex = end;
  }
  return actions;
}

function closerOf(opener: string): string {
  if (opener.endsWith('/*')) return '*/';
  if (opener.endsWith('{{')) return '}}';
  return opener === '{%' ? '%}' : '#}';
}

/** Stands for a character of an action until its line is known; no YAML holds it. */
const taken = '\0';

function filled(template: string, actions: readonly Action[]): string {
  const pieces: string[] = [];
  let at = 0;
  for (const { start, end, source } of actions) {
    pieces.push(template.slice(at, start), source.replaceAll(/[^\r\n]/g, taken));
    at = end;
  }
  pieces.push(template.slice(at));
  return pieces.join('').split('\n').map(filledLine).join('\n');
}

/** With nothing but actions on it, a line is a statement, or brings lines along that are none of ours. */
function filledLine(line: string): string {
  const hasOnlyActions = line.replaceAll(taken, '').trim() === '';
  return line.replaceAll(taken, hasOnlyActions ? ' ' : 'x');
}

function doubtfulStretches(template: string, actions: readonly Action[]): readonly Range[] {
  const lines = actions.map(({ start, end }) => ({
    start: lineStart(template, start),
    end: lineEnd(template, end),
  }));
  const open: number[] = [];
  const blocks = actions.flatMap(({ source, start, end }) => {
    if (opening.test(source)) open.push(start);
    const from = closing.test(source) ? open.pop() : undefined;
    return from === undefined ? [] : [{ start: from, end }];
  });
  // A block that is never closed is one that nobody understood.
  return [...lines, ...blocks, ...open.map((start) => ({ start, end: template.length }))];
}
