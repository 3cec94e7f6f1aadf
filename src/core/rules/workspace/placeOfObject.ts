import type { WorkspaceObject } from '../../workspace/fileFacts.ts';

/** Where an object stands, as somebody says it who looks at another one: `document 2 of this file`, `base/rhdh.yaml`. */
export function placeOfObject({ file, document }: WorkspaceObject, from: WorkspaceObject): string {
  if (file === from.file) return `document ${document + 1}`;
  return relativePath(from.file, file);
}

function relativePath(from: string, to: string): string {
  const [start, end] = [from.split('/').slice(0, -1), to.split('/')];
  let shared = 0;
  while (shared < start.length && shared < end.length - 1 && start[shared] === end[shared]) shared++;
  return [...start.slice(shared).map(() => '..'), ...end.slice(shared)].join('/');
}
