import { field } from './field.ts';
import type { Finding } from './finding.ts';
import { patchDirective } from './patchDirective.ts';
import { isMapping, type Mapping } from './schema/place.ts';

/**
 * Why a manifest is not judged as one that somebody wrote from end to end.
 * `patch`: a part that is laid over another manifest. `dump`: read out of a cluster.
 * `template`: becomes a manifest only when a tool has filled it in.
 */
export type Form = 'patch' | 'dump' | 'template';

/** What is known of a file whose objects may have a form. */
export interface FormHint {
  /** Path or bare name of the file, with `/` or `\` between folders. */
  readonly fileName?: string;
  /** A kustomization lists the file among its patches. */
  readonly isPatch?: true;
}

/** The form of a Kubernetes object, told by what only such objects have, and by what is known of its file. */
export function formOf(object: Mapping, { fileName = '', isPatch }: FormHint): Form | undefined {
  if (operatorSource.test(fileName)) return 'template';
  if (isPatch === true || isLikePatch(object, fileName)) return 'patch';
  return isDump(object) ? 'dump' : undefined;
}

/** Where the RHDH operator keeps the files in which it replaces `{{backstage-name}}` and `{{backstage-ns}}`. */
const operatorSource = /(?:^|[\\/])config[\\/]profile[\\/][^\\/]+[\\/]plugin-deps[\\/]/;

/**
 * Strategic merge patches of kustomize look like manifests: the name of the file or of its folder gives them away, or a
 * directive in them.
 */
function isLikePatch(object: Mapping, fileName: string): boolean {
  return patchName.test(fileName) || isDirected(object);
}

/** Several ask for one object, and most have to be looked through to their end. */
function isDirected(object: Mapping): boolean {
  const known = directed.get(object) ?? hasDirective(object, deepest);
  directed.set(object, known);
  return known;
}

const directed = new WeakMap<Mapping, boolean>();

const patchName = /(?:^|[\\/])patch(?:es)?[\\/][^\\/]*$|(?:^|[-_.\\/])patch(?:es)?(?:[-_.][^\\/]*)?$/i;

/** Levels of a manifest: the lists of a pod template in a platform are twelve down. */
const deepest = 16;

/**
 * Whether `$patch: delete` or the like stands anywhere but in the `patch` of a Backstage, which the operator lays over its
 * Deployment. Each part is looked at once, though it may stand in many places by its anchor.
 */
function hasDirective(value: object, levels: number, seen = new Set<object>()): boolean {
  if (levels === 0 || seen.has(value)) return false;
  seen.add(value);
  if (patchDirective in value) return true;
  for (const [key, part] of Object.entries(value as Readonly<Record<string, unknown>>)) {
    if (typeof part === 'object' && part !== null && key !== 'patch' && hasDirective(part, levels - 1, seen))
      return true;
  }
  return false;
}

/** Fields of `metadata` that nobody but the API server writes. */
const serverWritten: readonly string[] = ['managedFields', 'uid', 'resourceVersion', 'creationTimestamp'];

function isDump(object: Mapping): boolean {
  const metadata = field(object, 'metadata');
  return isMapping(metadata) && serverWritten.some((name) => (metadata[name] ?? null) !== null);
}

/** Whether a finding with this code tells of a mistake in a template whatever it is filled in with. */
export function holdsInTemplates(code: string): boolean {
  return code === 'schema-unknown-field' || code === 'schema-api-version';
}

/** Whether a finding about an object of this form tells of a mistake that somebody could put right in it. */
export function holdsFor(form: Form | undefined, { code, path, isLacking }: Finding): boolean {
  const [top, below] = path;
  // Operators write the status, whatever their version made of it; an apply does not even send it.
  if (top === 'status' && path.length > 1) return false;
  if (form === 'template') return holdsInTemplates(code);
  // What is not in a part may well be in what it is laid over.
  if (form === 'patch') return isLacking !== true && path.at(-1) !== patchDirective;
  return form !== 'dump' || top !== 'metadata' || !serverWritten.includes(String(below));
}
