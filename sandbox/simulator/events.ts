import type { Manifest } from '../../src/core/manifest.ts';
import { ApiError } from '../apiClient.ts';
import { events } from './kinds.ts';
import type { Kube } from './kube.ts';

export interface Said {
  readonly type: 'Normal' | 'Warning';
  readonly reason: string;
  readonly message: string;
  /** The component that says it. */
  readonly source: string;
}

/**
 * Records an event about an object; the same one again is counted. Cluster-scoped objects have theirs in `default`.
 * As with real operators an event that cannot be written, say in a namespace that goes, is lost.
 */
export async function record(kube: Kube, about: Manifest, said: Said): Promise<void> {
  try {
    await write(kube, about, said);
  } catch (error) {
    if (!(error instanceof ApiError)) throw error;
  }
}

async function write(kube: Kube, about: Manifest, said: Said): Promise<void> {
  const { type, reason, message, source } = said;
  const { name, namespace = 'default', uid } = about.metadata;
  const now = new Date().toISOString();
  const event = {
    namespace,
    name: `${name}.${hash([uid, reason, message].join(' '))}`.toLowerCase(),
  };
  const seen = await kube.get(events, event);
  const writer = kube.as(source);
  if (seen !== undefined) {
    await writer.patch(events, event, { count: Number(seen['count'] ?? 1) + 1, lastTimestamp: now });
    return;
  }
  const { apiVersion, kind } = about;
  const involvedObject = { apiVersion, kind, name, namespace: about.metadata.namespace, uid };
  const component = { source: { component: source }, reportingComponent: source };
  const times = { firstTimestamp: now, lastTimestamp: now, count: 1 };
  const body = { type, reason, message, involvedObject, ...times, ...component };
  await writer.create(events, { apiVersion: 'v1', kind: 'Event', metadata: event, ...body });
}

/** FNV-1a: short and the same for the same text. */
function hash(text: string): string {
  let value = 0x811c9dc5;
  for (const character of text) value = Math.imul(value ^ (character.codePointAt(0) ?? 0), 0x01000193);
  return (value >>> 0).toString(16);
}
