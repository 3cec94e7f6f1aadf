import type { Manifest } from '../manifest.ts';

/**
 * The same function, which reads an object only once: objects of a snapshot never change, and most of them are in the
 * next one as they are.
 */
export function onceFor<T>(read: (object: Manifest) => T): (object: Manifest) => T {
  const known = new WeakMap<Manifest, { readonly value: T }>();
  return (object) => {
    const found = known.get(object);
    if (found !== undefined) return found.value;
    const value = read(object);
    known.set(object, { value });
    return value;
  };
}
