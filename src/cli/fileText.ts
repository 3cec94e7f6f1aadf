import { Buffer } from 'node:buffer';
import { closeSync, fstatSync, openSync, readFileSync, readSync, statSync } from 'node:fs';

/** What stands in a file. */
export interface FileText {
  readonly text: string;
  /** Whether writing the text gives the same bytes again. */
  readonly isUtf8: boolean;
}

/** Of a larger file only the beginning is looked at, since nothing of that size is judged. */
const mostBytes = 16 * 1024 * 1024;

/** What stands in a file, or at the beginning of a huge one. Throws what the file system says. */
export function readText(path: string): FileText {
  const stat = statSync(path);
  // A pipe can be read only once.
  if (stat.isFile() && stat.size <= mostBytes) {
    const text = readFileSync(path, 'utf8');
    if (!text.includes(unreadable)) return { text, isUtf8: true };
  }
  return textIn(readBytes(path));
}

/** What stands for bytes that are no UTF-8. */
const unreadable = '\uFFFD';

function readBytes(path: string): Buffer {
  const file = openSync(path, 'r');
  try {
    if (fstatSync(file).size <= mostBytes) return readFileSync(file);
    const bytes = Buffer.alloc(mostBytes);
    return bytes.subarray(0, readSync(file, bytes));
  } finally {
    closeSync(file);
  }
}

/** Reads bytes as the editor does: as UTF-8, unless they begin with the mark of UTF-16. */
function textIn(bytes: Buffer): FileText {
  const [first, second] = bytes;
  if (first === 0xff && second === 0xfe) return { text: decoded('utf-16le', bytes), isUtf8: false };
  if (first === 0xfe && second === 0xff) return { text: decoded('utf-16be', bytes), isUtf8: false };
  const text = bytes.toString('utf8');
  return { text, isUtf8: !text.includes(unreadable) || Buffer.from(text, 'utf8').equals(bytes) };
}

function decoded(encoding: string, bytes: Buffer): string {
  return new TextDecoder(encoding).decode(bytes);
}
