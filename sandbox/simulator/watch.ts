import type { IncomingMessage } from 'node:http';
import { request } from 'node:https';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Manifest } from '../../src/core/manifest.ts';
import { conditionOf, definitions, type Kind } from './kinds.ts';
import { collectionPath, typed, type Kube } from './kube.ts';

/** What happened to an object; `previous` is what was known of it before. */
export interface Change<T extends Manifest = Manifest> {
  readonly type: 'added' | 'modified' | 'deleted';
  readonly object: T;
  readonly previous: T | undefined;
}

export type Handler<T extends Manifest> = (change: Change<T>) => void;

const pauseAfterFailure = 300;

/**
 * Lists and watches a kind in all namespaces until `signal` aborts; everything that is there comes as `added` first.
 * Where the kind is not served it waits for its CRD. Lost connections are taken up again; what went away meanwhile
 * is told as `deleted`.
 */
export async function watch<T extends Manifest>(
  kube: Kube,
  kind: Kind<T>,
  handle: Handler<T>,
  signal: AbortSignal,
): Promise<void> {
  const known = new Map<string, T>();
  while (!signal.aborted) {
    try {
      const version = await listAll(kube, kind, known, handle, signal);
      if (version === undefined) await untilServed(kube, kind, signal);
      else await follow(kube, kind, version, known, handle, signal);
    } catch {
      // The server may be away or may have forgotten our version: both end in listing again.
      await sleep(pauseAfterFailure, undefined, { signal }).catch(() => undefined);
    }
  }
}

interface ListAnswer<T> {
  readonly metadata?: { readonly resourceVersion: string };
  readonly items?: readonly T[];
  readonly code?: number;
}

/** The version to watch from; `undefined` where the kind is not served. */
async function listAll<T extends Manifest>(
  kube: Kube,
  kind: Kind<T>,
  known: Map<string, T>,
  handle: Handler<T>,
  signal: AbortSignal,
): Promise<string | undefined> {
  let answer: ListAnswer<T> | undefined;
  await stream(kube, watchedPath(kind), signal, (line) => {
    answer = JSON.parse(line) as ListAnswer<T>;
  });
  const items = (answer?.items ?? []).map((item) => typed(kind, item));
  const there = new Set(items.map(keyOf));
  for (const [key, object] of known) {
    if (!there.has(key)) tell(known, handle, 'deleted', object);
  }
  for (const object of items) {
    const type = known.has(keyOf(object)) ? 'modified' : 'added';
    if (known.get(keyOf(object))?.metadata.resourceVersion !== object.metadata.resourceVersion) {
      tell(known, handle, type, object);
    }
  }
  return answer?.metadata?.resourceVersion;
}

async function follow<T extends Manifest>(
  kube: Kube,
  kind: Kind<T>,
  version: string,
  known: Map<string, T>,
  handle: Handler<T>,
  signal: AbortSignal,
): Promise<void> {
  const path = watchedPath(kind, { watch: 'true', resourceVersion: version });
  await stream(kube, path, signal, (line) => {
    const { type, object } = JSON.parse(line) as { type: string; object: T };
    if (type === 'ADDED' || type === 'MODIFIED' || type === 'DELETED') {
      tell(known, handle, type.toLowerCase() as Change['type'], object);
    }
  });
}

function tell<T extends Manifest>(
  known: Map<string, T>,
  handle: Handler<T>,
  type: Change['type'],
  object: T,
): void {
  const key = keyOf(object);
  const previous = known.get(key);
  if (type === 'deleted') known.delete(key);
  else known.set(key, object);
  handle({ type, object, previous });
}

/** Returns once the kind's CRD is established. */
async function untilServed(kube: Kube, kind: Kind, signal: AbortSignal): Promise<void> {
  const done = new AbortController();
  const name = `${kind.plural}.${kind.apiVersion.split('/')[0]}`;
  await watch(
    kube,
    // All of them are tens of megabytes.
    { ...definitions, only: name },
    ({ object }) => {
      if (conditionOf(object, 'Established')?.status === 'True') done.abort();
    },
    AbortSignal.any([signal, done.signal]),
  );
  // A CRD is established a moment before its kind is served.
  await sleep(50, undefined, { signal });
}

/** Sends a GET and hands over the answer line by line; an answer of 404 has no lines. Ends with the answer. */
function stream(kube: Kube, path: string, signal: AbortSignal, take: (line: string) => void): Promise<void> {
  const { server, token } = kube.access;
  const headers = { accept: 'application/json', authorization: `Bearer ${token}` };
  return new Promise((resolve, reject) => {
    const sent = request(new URL(path, server), { agent: kube.agent, headers, signal }, (response) => {
      response.once('error', reject);
      response.once('close', resolve);
      if (response.statusCode === 200) byLine(response, take);
      else if (response.statusCode === 404) response.resume();
      else response.destroy(new Error(`GET ${path}: ${response.statusCode}`));
    });
    sent.once('error', reject);
    sent.end();
  });
}

function byLine(response: IncomingMessage, take: (line: string) => void): void {
  let rest = '';
  response.setEncoding('utf8').on('data', (chunk: string) => {
    const lines = (rest + chunk).split('\n');
    rest = lines.pop() ?? '';
    lines.forEach(take);
  });
}

function watchedPath(kind: Kind, query: Readonly<Record<string, string>> = {}): string {
  const only = kind.only === undefined ? {} : { fieldSelector: `metadata.name=${kind.only}` };
  return `${collectionPath(kind)}?${new URLSearchParams({ ...only, ...query }).toString()}`;
}

function keyOf({ metadata }: Manifest): string {
  return `${metadata.namespace ?? ''}/${metadata.name}`;
}
