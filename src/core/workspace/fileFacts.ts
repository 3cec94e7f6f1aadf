import { isForeignTemplate } from '../foreignTemplate.ts';
import type { Path } from '../finding.ts';
import { objectsIn } from '../parts.ts';
import { mayBeOurs } from '../recognise.ts';
import { formOf } from '../recogniseForm.ts';
import { isMapping } from '../schema/place.ts';
import { parse } from '../yaml/parse.ts';
import { definitionOf } from './definedKinds.ts';
import { isKustomizationName, parseKustomization } from './kustomization.ts';
import { namesOf } from './namesOf.ts';
import { readTexts } from './readTexts.ts';
import { targetsNaming } from './targetFileNames.ts';
import { traitsOf } from './traits.ts';
import type { FileFacts, WorkspaceObject } from './workspaceObject.ts';

export type { FileFacts, WorkspaceObject } from './workspaceObject.ts';

/** Longer texts are no manifests that somebody wrote. */
const longest = 4 * 1024 * 1024;

const otherKinds =
  /^\s*(?:- )?["']?kind["']?: *["']?(?:Secret|SealedSecret|ExternalSecret|VaultStaticSecret|ConfigMap|Service|PersistentVolumeClaim|Job|NetworkPolicy|Namespace|Project|List|CatalogSource)\b/m;

/** Reads what a file says to others; `undefined` where nothing in it is of use to files of ours. `documents` are its values, if somebody has them. */
export function readFileFacts(
  path: string,
  text: string,
  documents = (): readonly unknown[] => parse(text, { version: '1.1' }).documents,
): FileFacts | undefined {
  if (text.length > longest) return undefined;
  const baseName = path.slice(path.lastIndexOf('/') + 1);
  if (isKustomizationName(baseName)) return factsOfFile(path, documents());
  if (baseName === 'Chart.yaml') return { path, objects: [], isTemplate: true };
  if (!mayBeOurs(text, { fileName: path }) && !otherKinds.test(text)) return undefined;
  if (isForeignTemplate(text)) return { path, objects: [], isTemplate: true };
  const facts = factsOfFile(path, documents());
  return facts.objects.length === 0 ? undefined : facts;
}

/** The same for a text whose documents were read already, as YAML 1.1. */
export function factsOfFile(path: string, documents: readonly unknown[]): FileFacts {
  const baseName = path.slice(path.lastIndexOf('/') + 1);
  if (isKustomizationName(baseName)) {
    const kustomization = parseKustomization(documents[0], path.slice(0, path.lastIndexOf('/')));
    return { path, objects: [], kustomization, isTemplate: false };
  }
  if (baseName === '.rhdh-orchestrator.yaml') {
    return { path, objects: targetsNaming(path, documents[0]), isTemplate: false };
  }
  const objects = documents.flatMap((value, document) =>
    objectsIn(value, document).flatMap(
      (placed) => objectFacts(path, placed.document, placed.path, placed.value) ?? [],
    ),
  );
  return { path, objects, isTemplate: false };
}

function objectFacts(
  file: string,
  document: number,
  path: Path,
  object: unknown,
): WorkspaceObject | undefined {
  const made = definitionOf(object);
  if (made === undefined || !isMapping(object)) return undefined;
  const { kind, name, namespace, keys } = made;
  const form = formOf(object, file);
  const texts = kind === 'ConfigMap' ? readTexts(object) : [];
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
