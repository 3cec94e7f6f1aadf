import { field } from '../core/field.ts';
import type { Manifest } from '../core/manifest.ts';
import { dataKeys, metadataOf } from './trim.ts';

/** Stands for every value of a Secret. */
const mask = '••••••••';
/** Stands for a value of a Secret that the change itself brings. */
const maskWritten = '•••••••• (written by this change)';

/** What an API server keeps about an object, and no person wrote. */
const bookkeeping = ['uid', 'resourceVersion', 'generation', 'creationTimestamp', 'selfLink'];

/**
 * An object as it is shown: without status and the server's bookkeeping. `sent` is the object of the change.
 * Of a Secret there is nothing but metadata to begin with; its keys are told by the managers of its fields.
 */
export function presented(raw: unknown, kind: string, sent?: Manifest): Manifest {
  const { status: _, ...rest } = raw as Manifest;
  const metadata = Object.fromEntries(
    Object.entries(metadataOf(raw)).filter(([key]) => !bookkeeping.includes(key)),
  ) as unknown as Manifest['metadata'];
  if (kind !== 'Secret') return { ...rest, metadata };
  const written = new Set([...keysOf(sent, 'data'), ...keysOf(sent, 'stringData')]);
  const data = dataKeys(raw).map((key) => [key, written.has(key) ? maskWritten : mask]);
  return { apiVersion: 'v1', kind, metadata, data: Object.fromEntries(data) as Record<string, string> };
}

function keysOf(object: Manifest | undefined, name: string): string[] {
  return Object.keys(field(object, name) ?? {});
}
