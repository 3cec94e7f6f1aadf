import { Buffer } from 'node:buffer';
import { closeSync, fstatSync, openSync, readFileSync, readSync } from 'node:fs';

/** What stands in a file. */
export interface FileText {
  readonly text: string;
  /** Whether writing the text gives the same bytes again. */
  readonly isUtf8: boolean;
}

/** Of a larger file only the beginning is looked at, since nothing of that size is judged. */
const mostBytes = 16 * 1024 * 1024;

/** The bytes of a file, or the first ones of a huge file. Throws what the file system says. */
export function readBytes(path: string): Buffer {
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
export function textIn(bytes: Buffer): FileText {
  const [first, second] = bytes;
  if (first === 0xff && second === 0xfe) return { text: decoded('utf-16le', bytes), isUtf8: false };
  if (first === 0xfe && second === 0xff) return { text: decoded('utf-16be', bytes), isUtf8: false };
  const text = bytes.toString('utf8');
  return { text, isUtf8: !text.includes('\uFFFD') || Buffer.from(text, 'utf8').equals(bytes) };
}

function decoded(encoding: string, bytes: Buffer): string {
  return new TextDecoder(encoding).decode(bytes);
}
