import { FILE_HEADERS_ONLY, formatPatch, structuredPatch } from 'diff';
import { maskSecrets } from '../core/yaml/secretText.ts';

/** A file as it is and as it would be. */
export interface FileChange {
  readonly path: string;
  readonly before: string;
  readonly after: string;
}

/** Unified diff of a change; values of a Secret are masked. */
export function fileDiff({ path, ...texts }: FileChange): string {
  // Somebody may have put a Secret into any file, so every diff is masked.
  const { before, after } = maskSecrets(texts.before, texts.after);
  const patch = structuredPatch(`a/${path}`, `b/${path}`, before, after, undefined, undefined, {
    context: 3,
    stripTrailingCr: true,
  });
  return formatPatch(patch, FILE_HEADERS_ONLY);
}
