import type { Manifest, ObjectRef } from '../core/manifest.ts';
import { message } from '../core/message.ts';
import type { Connection } from './connection.ts';
import { discoverKind } from './discovery.ts';
import type { Failure } from './failure.ts';
import { objectPath } from './resourcePath.ts';
import { dataKeys, metadataOf } from './trim.ts';

export type ReadObject = { readonly kind: 'read'; readonly object: Manifest } | Failure;

const metadataAlone = 'application/json;as=PartialObjectMetadata;g=meta.k8s.io;v=v1';
const mask = '••••••••';

/**
 * Reads one object to be shown, without `managedFields`. Of a Secret only the metadata is asked for: its values never
 * leave the server, and its keys stand there masked.
 */
export async function readObject(
  { transport }: Connection,
  ref: ObjectRef,
  signal: AbortSignal,
): Promise<ReadObject> {
  const found = await discoverKind(transport, ref.apiVersion, ref.kind, signal);
  if (found.kind !== 'served') return found;
  const path = objectPath(found.type, ref.name, ref.namespace);
  const isSecret = ref.kind === 'Secret';
  const answer = await transport.request({ path, signal, ...(isSecret && { accept: metadataAlone }) });
  if (answer.kind !== 'ok') return answer;
  const raw = answer.body;
  if (typeof raw !== 'object' || raw === null) {
    return {
      kind: 'unreachable',
      reason: message('{0} gave an answer that is not an object.', transport.server),
    };
  }
  const { apiVersion, kind, name } = ref;
  const head = { apiVersion, kind, metadata: { ...metadataOf(raw), name } };
  if (!isSecret) return { kind: 'read', object: { ...raw, ...head } };
  const data = Object.fromEntries(dataKeys(raw).map((key) => [key, mask]));
  return { kind: 'read', object: { ...head, data } };
}
