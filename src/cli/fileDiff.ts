import { FILE_HEADERS_ONLY, formatPatch, structuredPatch } from 'diff';
import { maskSecrets } from '../core/yaml/secretText.ts';
import type { PlannedFile } from './outputFolder.ts';

/** Unified diff from the file that is there to the one that would be written; values of a Secret are masked. */
export function fileDiff({ file, existing = '' }: PlannedFile): string {
  // Somebody may have put a Secret into any file, so every diff is masked.
  const { before, after } = maskSecrets(existing, file.text);
  const patch = structuredPatch(`a/${file.path}`, `b/${file.path}`, before, after, undefined, undefined, {
    context: 3,
    stripTrailingCr: true,
  });
  return formatPatch(patch, FILE_HEADERS_ONLY);
}
