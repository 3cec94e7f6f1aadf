/** One line of a text. Only its content is compared; how it ends is the file's own business. */
export interface TextLine {
  readonly content: string;
  /** `\n`, `\r\n`, or nothing at the end of a file without a final line break. */
  readonly end: string;
}

/** The lines of a text; joined again they are the same bytes. */
export function linesOf(text: string): readonly TextLine[] {
  const found = text.match(/[^\n]*\n|[^\n]+$/g) ?? [];
  return found.map((line) => {
    const content = line.replace(/\r?\n$/, '');
    return { content, end: line.slice(content.length) };
  });
}

/** What the lines of a text say, without their ends. */
export function contentsOf(text: string): readonly string[] {
  return linesOf(text).map(({ content }) => content);
}

/** The line end that most lines of a text have. */
export function usualLineEnd(lines: readonly TextLine[]): string {
  const windows = lines.filter(({ end }) => end === '\r\n').length;
  return windows * 2 > lines.length ? '\r\n' : '\n';
}

/** The text of lines of which some came from elsewhere: only the last line may be without a line end. */
export function textOf(lines: readonly TextLine[], lineEnd: string): string {
  return lines
    .map(({ content, end }, index) =>
      end === '' && index < lines.length - 1 ? content + lineEnd : content + end,
    )
    .join('');
}

/** A text with other line ends. */
export function withLineEnd(text: string, lineEnd: string): string {
  return lineEnd === '\n' ? text : text.replaceAll('\n', lineEnd);
}
