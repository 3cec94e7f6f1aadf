import { listAt, textAt } from '../field.ts';
import type { WorkspaceObject } from './workspaceObject.ts';
import type { NameUse } from './nameUse.ts';

/** The targets of a `.rhdh-orchestrator.yaml`: each names a Backstage object and its namespace. */
export function targetsNaming(file: string, value: unknown): readonly WorkspaceObject[] {
  return listAt(value, 'targets').flatMap((target, index): readonly WorkspaceObject[] => {
    const name = textAt(target, 'backstage', 'name');
    const namespace = textAt(target, 'backstage', 'namespace');
    if (name === undefined || namespace === undefined) return [];
    const names: readonly NameUse[] = [
      { role: 'reference', kind: 'Backstage', name, namespace, place: { path: ['backstage', 'name'] } },
      { role: 'reference', kind: 'Namespace', name: namespace, place: { path: ['backstage', 'namespace'] } },
    ];
    const own = { kind: 'Target', name: textAt(target, 'name') ?? name, traits: { of: 'others' } } as const;
    return [{ file, document: 0, path: ['targets', index], namespace, names, ...own }];
  });
}
