import { objectNames } from '../templates/objectNames.ts';
import type { What } from '../templates/what.ts';
import type { NameUse } from './nameUse.ts';
import type { Scaffoldable } from './scaffoldable.ts';

/** What the scaffold would write for a name that a Backstage object says; nothing for names that people thought of. */
export function scaffoldable(
  { kind, name }: Pick<NameUse, 'kind' | 'name'>,
  backstage: { readonly name: string; readonly namespace?: string },
): Scaffoldable | undefined {
  const names = objectNames(backstage);
  const configMaps: Readonly<Record<string, What>> = {
    [names.dynamicPlugins]: 'dynamic-plugins',
    [names.appConfig]: 'backstage',
    [names.permissions]: 'permissions',
    [names.policies]: 'permissions',
    [names.cicd]: 'cicd',
  };
  const secrets: Readonly<Record<string, What>> = { [names.backendSecret]: 'backstage' };
  const what = kind === 'ConfigMap' ? configMaps[name] : kind === 'Secret' ? secrets[name] : undefined;
  const { name: of, namespace } = backstage;
  return (
    what && { what, kind, name, backstage: { name: of, ...(namespace === undefined ? {} : { namespace }) } }
  );
}
