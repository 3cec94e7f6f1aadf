import { field } from './field.ts';
import type { Finding } from './finding.ts';
import { isMapping, type Mapping } from './schema/place.ts';

/**
 * Why a manifest is not judged as one that somebody wrote from end to end.
 * `patch`: a part that is laid over another manifest. `dump`: read out of a cluster.
 * `template`: becomes a manifest only when a tool has filled it in.
 */
export type Form = 'patch' | 'dump' | 'template';

/** The form of a Kubernetes object, told by what only such objects have, and by the name of its file. */
export function formOf(object: Mapping, fileName: string): Form | undefined {
  if (operatorSource.test(fileName)) return 'template';
  if (isPatch(object, fileName)) return 'patch';
  return isDump(object) ? 'dump' : undefined;
}

/** Where the RHDH operator keeps the files in which it replaces `{{backstage-name}}` and `{{backstage-ns}}`. */
const operatorSource = /(?:^|[\\/])config[\\/]profile[\\/][^\\/]+[\\/]plugin-deps[\\/]/;

/**
 * Strategic merge patches of kustomize look like manifests: the name of the file or of its folder gives them away, or a
 * directive in them.
 */
function isPatch(object: Mapping, fileName: string): boolean {
  return patchName.test(fileName) || hasDirective(object, 4);
}

const patchName = /(?:^|[\\/])patch(?:es)?[\\/][^\\/]*$|(?:^|[-_.\\/])patch(?:es)?(?:[-_.][^\\/]*)?$/i;

/** `$patch: delete` and the like may stand some levels down, as far as the lists of a pod template. */
function hasDirective(value: unknown, levels: number): boolean {
  if (levels === 0 || typeof value !== 'object' || value === null) return false;
  if ('$patch' in value) return true;
  return Object.values(value).some((part) => hasDirective(part, levels - 1));
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
export function holdsFor(form: Form | undefined, { code, path }: Finding): boolean {
  const [top, below] = path;
  // Operators write the status, whatever their version made of it; an apply does not even send it.
  if (top === 'status' && path.length > 1) return false;
  if (form === 'template') return holdsInTemplates(code);
  if (form === 'patch') return code !== 'schema-required';
  return form !== 'dump' || top !== 'metadata' || !serverWritten.includes(String(below));
}
