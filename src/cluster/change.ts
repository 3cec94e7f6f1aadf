import { textAt } from '../core/field.ts';
import { describeRef, refOf, type Manifest, type ObjectRef } from '../core/manifest.ts';
import { message } from '../core/message.ts';
import type { Change } from '../core/plan.ts';
import type { Connection } from './connection.ts';
import { discoverKind } from './discovery.ts';
import type { Answer, Failure } from './failure.ts';
import { presented } from './presentation.ts';
import { withDataOnly } from './secretData.ts';
import { objectPath } from './resourcePath.ts';
import type { Guard, Judged, Shown } from './shown.ts';

/** Who writes, and through what. */
export interface Writer {
  readonly connection: Connection;
  /** Name under which the API server remembers which fields are ours. */
  readonly fieldManager: string;
  readonly signal: AbortSignal;
}

/** The object a change is about. */
export function subjectOf(change: Change): ObjectRef {
  return change.kind === 'apply' ? refOf(change.object) : change.ref;
}

/** Times an object that keeps changing is read again before that is an answer of its own. */
const attempts = 4;

/** Lets the API server try a change without storing anything, on the object as it is now. */
export async function dryRun(writer: Writer, change: Change): Promise<Shown | Failure> {
  const target = await locate(writer, subjectOf(change));
  if (target.kind === 'notServed' && change.kind === 'apply') {
    return { kind: 'unjudged', change, why: 'notServed', reason: target.reason };
  }
  if (target.kind !== 'located') return target;
  for (let attempt = 1; ; attempt += 1) {
    const shown = await tryOnce(writer, change, target.path);
    if (shown.kind !== 'changedMeanwhile' || attempt === attempts) return shown;
  }
}

/**
 * Writes what was shown, and only on the object that was shown: `changedMeanwhile` means that it is another
 * one by now, or another version, and has to be shown again.
 */
export async function perform(
  writer: Writer,
  { change, guard }: Judged,
): Promise<{ readonly kind: 'done' } | Failure> {
  const target = await locate(writer, subjectOf(change));
  if (target.kind !== 'located') return target;
  const answer = await write(writer, change, target.path, guard, 'store');
  // Somebody deleted first what was to be deleted.
  if (answer.kind === 'notFound' && change.kind === 'delete') return { kind: 'done' };
  return answer.kind === 'ok' ? madeAsShown(answer.status, change, guard) : answer;
}

async function tryOnce(writer: Writer, change: Change, path: string): Promise<Shown | Failure> {
  const { connection, signal } = writer;
  const { kind } = subjectOf(change);
  const found = await connection.transport.request({ path, accept: acceptOf(kind), signal });
  if (found.kind !== 'ok' && (found.kind !== 'notFound' || change.kind !== 'apply')) return found;
  const live = found.kind === 'ok' ? found.body : undefined;
  const guard = guardOf(live);
  if (change.kind === 'delete' && guard?.uid !== change.uid) {
    const said = message('{0} is another object by now.', describeRef(change.ref));
    return { kind: 'changedMeanwhile', reason: said };
  }

  const answer = await write(writer, change, path, guard, 'try');
  if (answer.kind === 'namespaceMissing' && change.kind === 'apply') {
    return { kind: 'unjudged', change, why: 'namespaceMissing', reason: answer.reason };
  }
  if (answer.kind !== 'ok') return answer;
  const made = madeAsShown(answer.status, change, guard);
  if (made.kind !== 'done') return made;
  return {
    kind: 'judged',
    change,
    ...(guard && { guard }),
    ...(live !== undefined && { live: presented(live, kind) }),
    ...(change.kind !== 'delete' && {
      result: presented(answer.body, kind, change.kind === 'apply' ? change.object : undefined),
    }),
  };
}

/** An apply that was to create an object and changed one instead has met somebody else's. */
function madeAsShown(
  status: number,
  change: Change,
  guard: Guard | undefined,
): { readonly kind: 'done' } | Failure {
  if (change.kind !== 'apply' || guard !== undefined || status === 201) return { kind: 'done' };
  const said = message('{0} was created by somebody else meanwhile.', describeRef(refOf(change.object)));
  return { kind: 'changedMeanwhile', reason: said };
}

function write(
  { connection, fieldManager, signal }: Writer,
  change: Change,
  path: string,
  guard: Guard | undefined,
  mode: 'try' | 'store',
): Promise<Answer> {
  const { transport } = connection;
  const accept = acceptOf(subjectOf(change).kind);
  const query = { fieldManager, fieldValidation: 'Strict', ...(mode === 'try' && { dryRun: 'All' }) };
  switch (change.kind) {
    case 'apply': {
      const object = withDataOnly(change.object);
      const body = { ...object, metadata: { ...object.metadata, ...guard } };
      const contentType = 'application/apply-patch+yaml';
      return transport.request({ method: 'PATCH', path, query, accept, contentType, body, signal });
    }
    case 'patch': {
      const patch = change.patch as Partial<Manifest>;
      const body = { ...patch, metadata: { ...patch.metadata, ...guard } };
      const contentType = 'application/merge-patch+json';
      return transport.request({ method: 'PATCH', path, query, accept, contentType, body, signal });
    }
    case 'delete': {
      const body = {
        apiVersion: 'v1',
        kind: 'DeleteOptions',
        propagationPolicy: 'Background',
        preconditions: { uid: change.uid },
        ...(mode === 'try' && { dryRun: ['All'] }),
      };
      return transport.request({ method: 'DELETE', path, accept, body, signal });
    }
  }
}

/** The values of a Secret stay in the cluster: also the answer to a write would hold them. */
function acceptOf(kind: string): string {
  return kind === 'Secret'
    ? 'application/json;as=PartialObjectMetadata;g=meta.k8s.io;v=v1'
    : 'application/json';
}

function guardOf(live: unknown): Guard | undefined {
  const uid = textAt(live, 'metadata', 'uid');
  const resourceVersion = textAt(live, 'metadata', 'resourceVersion');
  return uid === undefined || resourceVersion === undefined ? undefined : { uid, resourceVersion };
}

async function locate(
  { connection, signal }: Writer,
  ref: ObjectRef,
): Promise<{ readonly kind: 'located'; readonly path: string } | Failure> {
  const found = await discoverKind(connection.transport, ref.apiVersion, ref.kind, signal);
  if (found.kind !== 'served') return found;
  if (found.type.namespaced && ref.namespace === undefined) {
    return { kind: 'invalid', reason: message('{0} has no namespace.', describeRef(ref)) };
  }
  return { kind: 'located', path: objectPath(found.type, ref.name, ref.namespace) };
}
