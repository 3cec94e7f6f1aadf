import { isForeignTemplate } from '../foreignTemplate.ts';
import { objectsIn, type Placed } from '../parts.ts';
import { mayBeOurs } from '../recognise.ts';
import { formOf } from '../recogniseForm.ts';
import { isMapping } from '../schema/place.ts';
import { parse } from '../yaml/parse.ts';
import { definitionOf } from './definedKinds.ts';
import { isKustomizationName, parseKustomization } from './kustomization.ts';
import { namesOf } from './namesOf.ts';
import { readTexts, type ReadInside } from './readTexts.ts';
import { targetsNaming } from './targetFileNames.ts';
import { traitsOf } from './traits.ts';
import type { FileFacts, WorkspaceObject } from './workspaceObject.ts';

export type { FileFacts, WorkspaceObject } from './workspaceObject.ts';

/** Longer texts are no manifests that somebody wrote. */
const longest = 4 * 1024 * 1024;

const otherKinds =
  /^\s*(?:- )?["']?kind["']?: *["']?(?:Secret|SealedSecret|ExternalSecret|VaultStaticSecret|ConfigMap|Service|PersistentVolumeClaim|Job|NetworkPolicy|Namespace|Project|List|CatalogSource)\b/m;

/** A file as somebody has read it, or can. */
export interface ReadFile {
  /** The value of each document, as Go reads it. */
  documents(): readonly unknown[];
  readonly inside?: ReadInside;
}

/** Reads what a file says to others; `undefined` where nothing in it is of use to files of ours. */
export function readFileFacts(
  path: string,
  text: string,
  file: ReadFile = { documents: () => parse(text, { version: '1.1' }).documents },
): FileFacts | undefined {
  if (text.length > longest) return undefined;
  const baseName = path.slice(path.lastIndexOf('/') + 1);
  if (isKustomizationName(baseName)) return factsOfFile(path, file);
  if (baseName === 'Chart.yaml') return { path, objects: [], isTemplate: true };
  if (!mayBeOurs(text, { fileName: path }) && !otherKinds.test(text)) return undefined;
  if (isForeignTemplate(text)) return { path, objects: [], isTemplate: true };
  const facts = factsOfFile(path, file);
  return facts.objects.length === 0 ? undefined : facts;
}

/** The same for a file that is known to be ours. */
export function factsOfFile(path: string, file: ReadFile): FileFacts {
  const documents = file.documents();
  const baseName = path.slice(path.lastIndexOf('/') + 1);
  if (isKustomizationName(baseName)) {
    const kustomization = parseKustomization(documents[0], path.slice(0, path.lastIndexOf('/')));
    return { path, objects: [], kustomization, isTemplate: false };
  }
  if (baseName === '.rhdh-orchestrator.yaml') {
    return { path, objects: targetsNaming(path, documents[0]), isTemplate: false };
  }
  const objects = documents.flatMap((value, document) =>
    objectsIn(value, document).flatMap((placed) => objectFacts(path, placed, file.inside) ?? []),
  );
  return { path, objects, isTemplate: false };
}

function objectFacts(
  file: string,
  { document, path, value: object }: Placed,
  inside: ReadInside | undefined,
): WorkspaceObject | undefined {
  const made = definitionOf(object);
  if (made === undefined || !isMapping(object)) return undefined;
  const { kind, name, namespace, keys } = made;
  const form = formOf(object, { fileName: file });
  const texts = kind === 'ConfigMap' ? readTexts(object, inside) : [];
  return {
    file,
    document,
    path,
    kind,
    name,
    ...(namespace === undefined ? {} : { namespace }),
    ...(form === undefined ? {} : { form }),
    ...(keys === undefined ? {} : { keys }),
    names: namesOf(object, texts),
    traits: traitsOf(kind, object, texts),
  };
}
