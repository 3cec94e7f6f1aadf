/** Text that Markdown shows as it is: what a cluster says is never markup, and one paragraph stays one. */
export function prose(text: string): string {
  return text.replaceAll(/[\\`*_[\]<>|~#!]/g, (mark) => `\\${mark}`).replaceAll(/\s*\n\s*/g, ' ');
}

/** A span of code, fenced so that backticks in it do not end it. */
export function code(text: string): string {
  const line = text.replaceAll(/\s*\n\s*/g, ' ');
  const fence = fenceFor(line, 1);
  const space = line.startsWith('`') || line.endsWith('`') ? ' ' : '';
  return `${fence}${space}${line}${space}${fence}`;
}

/** A block of code. */
export function codeBlock(language: string, text: string): string {
  const fence = fenceFor(text, 3);
  return `${fence}${language}\n${text.replace(/\n$/, '')}\n${fence}`;
}

function fenceFor(text: string, atLeast: number): string {
  const runs = [...text.matchAll(/`+/g)].map(([run]) => run.length + 1);
  return '`'.repeat(Math.max(atLeast, ...runs));
}

/** A table; its cells are Markdown already, and a `|` in code would end a cell all the same. */
export function table(head: readonly string[], rows: readonly (readonly string[])[]): string {
  const line = (cells: readonly string[]): string => `| ${cells.join(' | ')} |`;
  const body = rows.map((cells) => cells.map((cell) => cell.replaceAll(/(?<!\\)\|/g, '\\|')));
  return [line(head), line(head.map(() => '---')), ...body.map(line)].join('\n');
}
