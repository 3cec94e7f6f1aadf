/**
 * Breaks a paragraph at blanks into lines of at most `width` characters; a longer word stands alone.
 * A line that begins with two blanks is a command to be copied and stays as it is.
 */
export function wrap(paragraph: string, width: number): readonly string[] {
  return paragraph.split('\n').flatMap((line) => (line.startsWith('  ') ? [line] : wrapLine(line, width)));
}

function wrapLine(text: string, width: number): readonly string[] {
  const lines: string[] = [];
  let line = '';
  for (const word of text.split(/\s+/).filter((part) => part !== '')) {
    if (line !== '' && line.length + 1 + word.length > width) {
      lines.push(line);
      line = word;
    } else {
      line = line === '' ? word : `${line} ${word}`;
    }
  }
  return line === '' ? lines : [...lines, line];
}
