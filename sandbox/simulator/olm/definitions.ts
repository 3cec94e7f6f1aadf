import { conditionOf, definitions } from '../kinds.ts';
import type { Stage } from '../stage.ts';

/** The CRDs of the cluster, as far as OLM looks at them. */
export interface Definitions {
  isEstablished(name: string): boolean;
  /** Tells of every change of any of them. */
  onChange(handle: () => void): void;
}

/** One watch for all who ask: a CRD has up to a megabyte, and OLM asks at every step. */
export function followDefinitions(stage: Stage): Definitions {
  const established = new Set<string>();
  const handles: (() => void)[] = [];
  stage.watch(definitions, ({ type, object }) => {
    const isNow = type !== 'deleted' && conditionOf(object, 'Established')?.status === 'True';
    established[isNow ? 'add' : 'delete'](object.metadata.name);
    for (const handle of handles) handle();
  });
  return {
    isEstablished: (name) => established.has(name),
    onChange: (handle) => void handles.push(handle),
  };
}
