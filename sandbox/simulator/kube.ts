import { Agent } from 'node:https';
import { createSecureContext } from 'node:tls';
import { ApiError, createClient, type Access, type ApiRequest, type ApiResponse } from '../apiClient.ts';
import type { Manifest } from '../../src/core/manifest.ts';
import type { Kind } from './kinds.ts';

/** Which object: `namespace` is absent for cluster-scoped kinds. */
export interface Name {
  readonly namespace?: string | undefined;
  readonly name: string;
}

/** Reads of an API server, and writes in the name of a field manager. */
export interface Kube {
  readonly access: Access;
  /** Shared by the watches. */
  readonly agent: Agent;
  /** `undefined` where the object or its kind is not there. */
  get<T extends Manifest>(kind: Kind<T>, name: Name): Promise<T | undefined>;
  /** Whether the object is there; its kind is. */
  has(kind: Kind, name: Name): Promise<boolean>;
  /** Empty where the kind is not served. All namespaces unless one is named. */
  list<T extends Manifest>(kind: Kind<T>, namespace?: string): Promise<readonly T[]>;
  /** Whether the server knows the kind. */
  serves(kind: Kind): Promise<boolean>;
  /** Whether any version of an API group is served. */
  servesGroup(group: string): Promise<boolean>;
  as(manager: string): Writer;
  close(): void;
}

/** Writes of one operator. All throw {@link ApiError} on a refusal; what a delete does not find is gone already. */
export interface Writer {
  create<T extends Manifest>(kind: Kind<T>, object: Manifest): Promise<T>;
  /** Server-side apply with force, as operators do. */
  apply<T extends Manifest>(kind: Kind<T>, object: Manifest): Promise<T>;
  /** Merge patch. */
  patch<T extends Manifest>(kind: Kind<T>, name: Name, patch: unknown): Promise<T>;
  /** Merge patch of `status`. */
  patchStatus<T extends Manifest>(kind: Kind<T>, name: Name, status: unknown): Promise<T>;
  remove(kind: Kind, name: Name): Promise<void>;
}

/** A client of its own connections: call `close` when done. */
export function connect(access: Access): Kube {
  const client = createClient(access);
  // Each watch has a connection of its own: to read the certificates for every one takes as long as its handshake.
  const agent = new Agent({ keepAlive: true, secureContext: createSecureContext({ ca: access.ca }) });

  const read = async (path: string, accept = 'application/json'): Promise<unknown> => {
    const request = { method: 'GET', path, accept } as const;
    const response = await client.request(request);
    if (response.status === 404) return undefined;
    return bodyOf(request, response);
  };

  const as = (manager: string): Writer => {
    const send = async (
      method: 'POST' | 'PATCH',
      path: string,
      body: unknown,
      contentType: string,
      query = '',
    ) => {
      const request = { method, path: `${path}?fieldManager=${manager}${query}`, body, contentType };
      return bodyOf(request, await client.request(request)) as never;
    };
    const mergePatch = 'application/merge-patch+json';
    return {
      create: async (kind, object) =>
        send('POST', collectionPath(kind, object.metadata.namespace), object, 'application/json'),
      apply: async (kind, object) =>
        send(
          'PATCH',
          objectPath(kind, object.metadata),
          object,
          'application/apply-patch+yaml',
          '&force=true',
        ),
      patch: async (kind, name, patch) => send('PATCH', objectPath(kind, name), patch, mergePatch),
      patchStatus: async (kind, name, status) =>
        send('PATCH', `${objectPath(kind, name)}/status`, { status }, mergePatch),
      async remove(kind, name) {
        const request = { method: 'DELETE', path: objectPath(kind, name) } as const;
        const response = await client.request(request);
        if (response.status !== 404) bodyOf(request, response);
      },
    };
  };

  return {
    access,
    agent,
    async get<T extends Manifest>(kind: Kind<T>, name: Name) {
      return (await read(objectPath(kind, name))) as T | undefined;
    },
    has: async (kind, name) => (await read(objectPath(kind, name), metadataAlone)) !== undefined,
    async list<T extends Manifest>(kind: Kind<T>, namespace?: string) {
      const answer = (await read(collectionPath(kind, namespace))) as { items: readonly T[] } | undefined;
      return (answer?.items ?? []).map((item) => typed(kind, item));
    },
    serves: async (kind) => (await read(`${collectionPath(kind)}?limit=1`)) !== undefined,
    servesGroup: async (group) => (await read(`/apis/${group}`)) !== undefined,
    as,
    close() {
      client.close();
      agent.destroy();
    },
  };
}

const metadataAlone = 'application/json;as=PartialObjectMetadata;g=meta.k8s.io;v=v1';

/** What the server said, without the request. */
export function serverWords({ body, message }: ApiError): string {
  return typeof body === 'object' && body !== null && 'message' in body ? String(body.message) : message;
}

/** The items of a list come without their own type. */
export function typed<T extends Manifest>({ apiVersion, kind }: Kind<T>, item: T): T {
  return { ...item, apiVersion, kind };
}

/** Path of all objects of a kind, in one namespace or in all. */
export function collectionPath({ apiVersion, plural, clusterScoped }: Kind, namespace?: string): string {
  const group = apiVersion.includes('/') ? `/apis/${apiVersion}` : `/api/${apiVersion}`;
  const scope = namespace === undefined || clusterScoped === true ? '' : `/namespaces/${namespace}`;
  return `${group}${scope}/${plural}`;
}

function objectPath(kind: Kind, { namespace, name }: Name): string {
  return `${collectionPath(kind, namespace)}/${encodeURIComponent(name)}`;
}

function bodyOf(request: ApiRequest, response: ApiResponse): unknown {
  if (response.status >= 400) throw new ApiError(request, response);
  return response.body;
}
