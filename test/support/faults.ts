import { requestInfo, type RequestInfo } from './requestInfo.ts';

/** The requests a fault is for; what is left out matches everything. */
export interface Match {
  /** Plural (`subscriptions`). */
  readonly resource?: string;
  readonly verbs?: readonly RequestInfo['verb'][];
  /** Beginning of the path, for requests that are about no resource (`/readyz`). */
  readonly path?: string;
}

/** What can go wrong between a client and the API server. */
export type Fault =
  /** Nobody listens; open connections are torn down. */
  | { readonly kind: 'refuse' }
  /** The connection is reset instead of an answer; running answers too. */
  | ({ readonly kind: 'reset' } & Match)
  /** 403, as the API server words it. */
  | ({ readonly kind: 'forbid'; readonly resource: string } & Match)
  /** This status with a Kubernetes `Status` as body; `retryAfter` in seconds. */
  | ({ readonly kind: 'status'; readonly code: number; readonly retryAfter?: number } & Match)
  /** The answer breaks off after so many bytes more, of a watch or of any other answer. */
  | ({ readonly kind: 'cut'; readonly afterBytes: number } & Match)
  /** A watch begins and says at once that its resource version is too old, as etcd's compaction makes it. */
  | ({ readonly kind: 'expire' } & Match)
  /** Text in place of what only a kubelet could answer, as a log; `hold` sends no more and keeps it open. */
  | ({ readonly kind: 'play'; readonly pieces: readonly string[]; readonly after: 'end' | 'hold' } & Match)
  /** Answers are not JSON, although they say so, or claim to be something else, as a login page does. */
  | ({ readonly kind: 'garble'; readonly as: 'application/json' | 'text/html' } & Match)
  /** Every piece of an answer's body comes so many milliseconds after the one before. */
  | ({ readonly kind: 'drip'; readonly ms: number } & Match)
  /** So many milliseconds pass before the request goes on. */
  | ({ readonly kind: 'slow'; readonly ms: number } & Match);

/** Faults of single requests. */
type RequestFault = Exclude<Fault['kind'], 'refuse'>;
type FaultOf<Kind extends RequestFault> = Extract<Fault, { readonly kind: Kind }>;

/** The fault of a kind that is for this request. */
export function faultFor<Kind extends RequestFault>(
  faults: readonly Fault[],
  kind: Kind,
  request: { readonly method: string; readonly path: string },
): FaultOf<Kind> | undefined {
  return faults
    .filter((fault): fault is FaultOf<Kind> => fault.kind === kind)
    .find((fault) => matches(fault, request));
}

function matches(
  fault: Match,
  { method, path }: { readonly method: string; readonly path: string },
): boolean {
  const info = requestInfo(method, path);
  if (fault.path !== undefined && !path.startsWith(fault.path)) return false;
  if (fault.resource !== undefined && fault.resource !== info.resource) return false;
  return fault.verbs === undefined || fault.verbs.includes(info.verb);
}

const reasons: Readonly<Record<number, string>> = {
  401: 'Unauthorized',
  403: 'Forbidden',
  404: 'NotFound',
  409: 'Conflict',
  410: 'Expired',
  429: 'TooManyRequests',
  500: 'InternalError',
  503: 'ServiceUnavailable',
  504: 'Timeout',
};

/** The body of a refusal. */
export function statusBody(code: number, message: string): object {
  return {
    kind: 'Status',
    apiVersion: 'v1',
    metadata: {},
    status: 'Failure',
    message,
    reason: reasons[code],
    code,
  };
}

/** The API server's sentence for a request that RBAC does not allow. */
export function forbiddenMessage({ verb, group, resource, namespace }: RequestInfo): string {
  const name = group === '' ? resource : `${resource}.${group}`;
  const where = namespace === undefined ? 'at the cluster scope' : `in the namespace "${namespace}"`;
  return `${name} is forbidden: User "proxied" cannot ${verb} resource "${resource}" in API group "${group}" ${where}`;
}
