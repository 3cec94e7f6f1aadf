import type { Target } from '../../target/target.ts';
import { scaffold } from '../../templates/index.ts';
import type { What } from '../../templates/template.ts';
import type { TargetFiles } from './layout.ts';

/**
 * The files of the same target without its name and in another namespace. What differs from the target's own files
 * tells its namespace; a search for the text would find it in words that only sound alike.
 */
export function elsewhere({ target }: TargetFiles, what: readonly What[]): TargetFiles {
  const { label: _, ...unnamed } = target;
  const moved: Target = { ...unnamed, ...inNamespace(target, `${target.namespace}-elsewhere`) };
  return { target: moved, artifacts: scaffold(what, moved) };
}

/** A database beside RHDH moves with it. */
function inNamespace(
  { namespace: before, database }: Target,
  namespace: string,
): Pick<Target, 'namespace' | 'database'> {
  const isBeside =
    database.mode === 'external' && database.at.kind === 'service' && database.at.namespace === before;
  return { namespace, database: isBeside ? { ...database, at: { ...database.at, namespace } } : database };
}
