import { textAt } from '../field.ts';
import { definitionOf } from './definedKinds.ts';
import { namesInText } from './namesInTexts.ts';
import { inNamespace, namedIn } from './namedIn.ts';
import type { NameUse } from './nameUse.ts';
import { readTexts, type ReadText } from './readTexts.ts';

/**
 * Every name that an object makes or counts on, with its place from the root of the object. Values of Secrets are not
 * looked at. `texts` are those of a ConfigMap, for who has read them already.
 */
export function namesOf(object: unknown, texts?: readonly ReadText[]): readonly NameUse[] {
  const made = definitionOf(object);
  if (made === undefined) return [];
  const { kind, name, namespace, path } = made;
  const home = textAt(object, 'metadata', 'namespace');
  const definition = { role: 'definition', kind, name, ...inNamespace(namespace), place: { path } } as const;
  return [
    definition,
    ...(home === undefined ? [] : [homeOf(home)]),
    ...namedIn(kind, object),
    ...(kind === 'ConfigMap' ? (texts ?? readTexts(object)).flatMap((text) => namesInText(text, home)) : []),
  ];
}

function homeOf(name: string): NameUse {
  return { role: 'reference', kind: 'Namespace', name, place: { path: ['metadata', 'namespace'] } };
}
