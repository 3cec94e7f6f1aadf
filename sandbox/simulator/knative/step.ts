import type { Condition } from '../kinds.ts';
import type { KnativeObject, Product } from './products.ts';

/** What the Knative operator does next about one of its objects. */
export type KnativeStep =
  | { readonly kind: 'finalizers'; readonly finalizers: readonly string[]; readonly spec?: unknown }
  | { readonly kind: 'install' | 'uninstall' }
  | { readonly kind: 'status'; readonly status: unknown };

/** Which of the product's Deployments are there, and which are available; `namespace/name`. */
export interface Running {
  readonly there: ReadonlySet<string>;
  readonly available: ReadonlySet<string>;
}

/** Pure: `now` is an RFC 3339 time; `undefined` where nothing is to be done until something changes. */
export function nextKnativeStep(
  object: KnativeObject,
  product: Product,
  running: Running,
  now: string,
): KnativeStep | undefined {
  const { metadata } = object;
  const finalizers = metadata.finalizers ?? [];
  const isMisplaced = metadata.namespace !== product.namespace;
  if (metadata.deletionTimestamp !== undefined) return leave(finalizers, product, running, isMisplaced);

  const wanted = isMisplaced ? product.finalizers.filter(isOperators) : product.finalizers;
  const missing = wanted.find((finalizer) => !finalizers.includes(finalizer));
  if (missing !== undefined) {
    const step = { kind: 'finalizers', finalizers: [...finalizers, missing] } as const;
    const spec = isOperators(missing) ? undefined : completed(object, product);
    return spec === undefined ? step : { ...step, spec };
  }
  if (isMisplaced) {
    const namespace = `${product.title} must be installed into the namespace "${product.namespace}"`;
    return statusStep(object, failed(object, namespace), now);
  }
  if (product.deployments.some((each) => !running.there.has(each))) return { kind: 'install' };
  return statusStep(object, conditionsOf(object, product, running), now);
}

/** Conditions of an installation that went wrong for a reason the API server gave. */
export function failureStep(object: KnativeObject, message: string, now: string): KnativeStep | undefined {
  return statusStep(object, failed(object, message), now);
}

/** The typed client drops what it does not know, and adds what it does. */
function completed({ spec = {} }: KnativeObject, { defaults }: Product): unknown {
  const missing = Object.entries(defaults).filter(([field]) => !(field in spec));
  const unknown = 'Registry' in spec ? { Registry: null } : {};
  const patch = { ...unknown, ...Object.fromEntries(missing) };
  return Object.keys(patch).length === 0 ? undefined : patch;
}

/** The conditions stay as they are while the object goes. */
function leave(
  finalizers: readonly string[],
  product: Product,
  { there }: Running,
  isMisplaced: boolean,
): KnativeStep | undefined {
  const own = finalizers.filter((each) => product.finalizers.includes(each));
  if (own.length === 0) return undefined;
  const first = own.find((each) => !isOperators(each));
  if (first === undefined && !isMisplaced && product.deployments.some((each) => there.has(each))) {
    return { kind: 'uninstall' };
  }
  const goes = first ?? own[0];
  return { kind: 'finalizers', finalizers: finalizers.filter((each) => each !== goes) };
}

function isOperators(finalizer: string): boolean {
  return finalizer.endsWith('.operator.knative.dev');
}

type Bare = Pick<Condition, 'type' | 'status' | 'reason' | 'message'>;

function conditionsOf(object: KnativeObject, product: Product, { available }: Running): readonly Bare[] {
  const waiting = product.deployments
    .filter((each) => !available.has(each))
    .map((each) => each.slice(each.indexOf('/') + 1));
  const named = product.gate !== undefined && waiting.includes(product.gate) ? [product.gate] : waiting;
  const installed = waiting.length === 0 || statusOf(object, 'InstallSucceeded') === 'True';
  const notReady = { reason: 'NotReady', message: `Waiting on deployments: ${named.join(', ')}` };
  const ready =
    waiting.length === 0 ? { status: 'True' as const } : { status: 'False' as const, ...notReady };
  return [
    { type: 'DependenciesInstalled', status: installed ? 'True' : 'Unknown' },
    { type: 'DeploymentsAvailable', ...ready },
    { type: 'InstallSucceeded', status: installed ? 'True' : 'Unknown' },
    { type: 'Ready', ...ready },
    { type: 'VersionMigrationEligible', status: 'True' },
  ];
}

function failed(object: KnativeObject, why: string): readonly Bare[] {
  const error = {
    status: 'False',
    reason: 'Error',
    message: `Install failed with message: ${why}`,
  } as const;
  return [
    { type: 'DependenciesInstalled', status: statusOf(object, 'DependenciesInstalled') ?? 'Unknown' },
    { type: 'DeploymentsAvailable', status: 'Unknown' },
    { type: 'InstallSucceeded', ...error },
    { type: 'Ready', ...error },
    { type: 'VersionMigrationEligible', status: 'True' },
  ];
}

function statusOf({ status }: KnativeObject, type: string): Condition['status'] | undefined {
  return status?.conditions?.find((condition) => condition.type === type)?.status;
}

function statusStep(object: KnativeObject, bare: readonly Bare[], now: string): KnativeStep | undefined {
  const { metadata, status } = object;
  const before = new Map(status?.conditions?.map((condition) => [condition.type, condition]));
  const same = bare.every(({ type, ...rest }) => {
    const said = before.get(type);
    return said?.status === rest.status && said.reason === rest.reason && said.message === rest.message;
  });
  if (same && status?.observedGeneration === metadata.generation) return undefined;
  const conditions = bare.map((condition) => {
    const said = before.get(condition.type);
    const lastTransitionTime = said?.status === condition.status ? (said.lastTransitionTime ?? now) : now;
    return { ...condition, lastTransitionTime };
  });
  const ready = bare.some(({ type, status: is }) => type === 'Ready' && is === 'True');
  const version = ready ? { version: '1.21' } : {};
  return { kind: 'status', status: { conditions, observedGeneration: metadata.generation, ...version } };
}
