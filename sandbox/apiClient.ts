import { Agent, request as httpsRequest } from 'node:https';
import { createSecureContext } from 'node:tls';
import type { Manifest, ObjectRef } from '../src/core/manifest.ts';
import { resourcePaths, type ResourceList } from './resourcePaths.ts';

/** How to reach an API server as one of its users. */
export interface Access {
  readonly user: string;
  /** `https://127.0.0.1:port` */
  readonly server: string;
  /** Certificate that signs the server's, PEM. */
  readonly ca: string;
  readonly token: string;
}

export interface ApiRequest {
  readonly method: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';
  /** Path and query. */
  readonly path: string;
  readonly body?: unknown;
  readonly contentType?: string;
  readonly accept?: string;
}

export interface ApiResponse {
  readonly status: number;
  /** Parsed where the answer is JSON, else text. */
  readonly body: unknown;
}

export interface ApplyOptions {
  /** `sandbox` unless told. */
  readonly fieldManager?: string;
  readonly force?: boolean;
  readonly dryRun?: boolean;
  readonly fieldValidation?: 'Strict' | 'Warn' | 'Ignore';
  readonly subresource?: 'status';
}

/** Raw JSON to and from one API server. Everything but `request` throws {@link ApiError} on a refusal. */
export interface ApiClient {
  readonly access: Access;
  request(request: ApiRequest): Promise<ApiResponse>;
  /** `undefined` where it does not exist. */
  get(ref: ObjectRef): Promise<Manifest | undefined>;
  list(apiVersion: string, kind: string, namespace?: string): Promise<readonly Manifest[]>;
  create(object: Manifest): Promise<Manifest>;
  /** Server-side apply. */
  apply(object: Manifest, options?: ApplyOptions): Promise<Manifest>;
  /** Merge patch. */
  patch(ref: ObjectRef, patch: unknown, subresource?: 'status'): Promise<Manifest>;
  /** Nothing to delete is good. */
  remove(ref: ObjectRef): Promise<void>;
  /** Closes the connections; open requests fail. */
  close(): void;
}

/** An answer of 400 and above, with the server's own words. */
export class ApiError extends Error {
  readonly status: number;
  readonly body: unknown;

  constructor(request: ApiRequest, response: ApiResponse) {
    const { body, status } = response;
    super(`${request.method} ${request.path}: ${status} ${statusMessage(body)}`);
    this.status = status;
    this.body = body;
  }
}

/** A client of its own connections: call `close` when done. */
export function createClient(access: Access): ApiClient {
  // To read the certificates anew for every connection takes as long as its handshake.
  const agent = new Agent({ keepAlive: true, secureContext: createSecureContext({ ca: access.ca }) });
  const send = (request: ApiRequest) => exchange(access, agent, request);
  const demand = async (request: ApiRequest): Promise<unknown> => {
    const response = await send(request);
    if (response.status >= 400) throw new ApiError(request, response);
    return response.body;
  };
  const paths = resourcePaths(async (path) => (await demand({ method: 'GET', path })) as ResourceList);
  const object = async (request: ApiRequest) => (await demand(request)) as Manifest;

  return {
    access,
    request: send,
    async get(ref) {
      const request = { method: 'GET', path: await paths.of(ref) } as const;
      const response = await send(request);
      if (response.status === 404) return undefined;
      if (response.status >= 400) throw new ApiError(request, response);
      return response.body as Manifest;
    },
    async list(apiVersion, kind, namespace) {
      const path = await paths.collection(apiVersion, kind, namespace);
      const { items } = (await demand({ method: 'GET', path })) as { items: readonly Manifest[] };
      // The items of a list come without their own type.
      return items.map((item) => ({ ...item, apiVersion, kind }));
    },
    async create(body) {
      const path = await paths.collection(body.apiVersion, body.kind, body.metadata.namespace);
      return object({ method: 'POST', path, body });
    },
    async apply(body, options = {}) {
      const path = `${await paths.of({ ...body, ...body.metadata })}${sub(options.subresource)}?${applyQuery(options)}`;
      return object({ method: 'PATCH', path, body, contentType: 'application/apply-patch+yaml' });
    },
    async patch(ref, body, subresource) {
      const path = `${await paths.of(ref)}${sub(subresource)}`;
      return object({ method: 'PATCH', path, body, contentType: 'application/merge-patch+json' });
    },
    async remove(ref) {
      const request = { method: 'DELETE', path: await paths.of(ref) } as const;
      const response = await send(request);
      if (response.status >= 400 && response.status !== 404) throw new ApiError(request, response);
    },
    close: () => agent.destroy(),
  };
}

function sub(subresource: 'status' | undefined): string {
  return subresource === undefined ? '' : `/${subresource}`;
}

function applyQuery({ fieldManager = 'sandbox', force, dryRun, fieldValidation }: ApplyOptions): string {
  return new URLSearchParams({
    fieldManager,
    ...(force === undefined ? {} : { force: String(force) }),
    ...(dryRun === true ? { dryRun: 'All' } : {}),
    ...(fieldValidation === undefined ? {} : { fieldValidation }),
  }).toString();
}

function statusMessage(body: unknown): string {
  if (typeof body === 'object' && body !== null && 'message' in body) return String(body.message);
  return typeof body === 'string' ? body.slice(0, 200) : '';
}

function exchange(access: Access, agent: Agent, request: ApiRequest): Promise<ApiResponse> {
  const { method, path, body, contentType = 'application/json', accept = 'application/json' } = request;
  const payload = body === undefined ? undefined : JSON.stringify(body);
  const headers = {
    accept,
    authorization: `Bearer ${access.token}`,
    ...(payload === undefined
      ? {}
      : { 'content-type': contentType, 'content-length': Buffer.byteLength(payload) }),
  };
  return new Promise((resolve, reject) => {
    const sent = httpsRequest(new URL(path, access.server), { method, agent, headers }, (response) => {
      const chunks: Buffer[] = [];
      response.on('data', (chunk: Buffer) => chunks.push(chunk));
      response.once('error', reject);
      response.once('end', () => {
        const text = Buffer.concat(chunks).toString('utf8');
        const json = response.headers['content-type']?.includes('json') === true;
        resolve({ status: response.statusCode ?? 0, body: json ? JSON.parse(text) : text });
      });
    });
    sent.once('error', reject);
    sent.end(payload);
  });
}
