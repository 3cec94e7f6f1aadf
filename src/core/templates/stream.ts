import type { Artifact } from '../artifact.ts';
import { print } from '../yaml/print.ts';

/** Several artifacts as one stream of documents; comments of a file without objects open the next document. */
export function printStream(artifacts: readonly Artifact[]): string {
  let stream = '';
  let documentOpen = false;
  for (const artifact of artifacts) {
    if (documentOpen) stream += '---\n';
    stream += print(artifact);
    documentOpen = artifact.objects.length > 0;
  }
  return stream;
}
