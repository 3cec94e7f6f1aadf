import { StringDecoder } from 'node:string_decoder';

/**
 * Cuts a byte stream into lines, whatever pieces it arrives in. Returns the lines each piece completes,
 * without empty ones. A line that never gets its end is never returned: half an event is no event.
 */
export function lineSplitter(): (piece: Buffer) => readonly string[] {
  const decoder = new StringDecoder('utf8');
  let begun: string[] = [];
  return (piece) => {
    const parts = decoder.write(piece).split('\n');
    const rest = parts.pop() ?? '';
    const lines: string[] = [];
    for (const part of parts) {
      const line = `${begun.join('')}${part}`;
      begun = [];
      if (line.trim() !== '') lines.push(line);
    }
    begun.push(rest);
    return lines;
  };
}
