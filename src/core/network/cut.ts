import { field, listAt, numberAt, textAt } from '../field.ts';
import type { Manifest } from '../manifest.ts';
import { every, selects, some, type Labels, type Verity } from './labels.ts';

/** The Pods at one end of a connection. */
export interface Side {
  readonly namespace: string;
  readonly namespaceLabels: Labels;
  readonly podLabels: Labels;
}

/** A TCP connection between Pods. */
export interface Connection {
  readonly from: Side;
  readonly to: Side;
  /** Of the Pod, which is what policies see; not that of a Service. Absent where it is not known. */
  readonly port?: number;
}

/** What stops a connection: policies that let nothing in or out but what is allowed, which this is not. */
export interface Cut {
  readonly direction: 'Ingress' | 'Egress';
  readonly policies: readonly [Manifest, ...Manifest[]];
}

/**
 * Whether NetworkPolicies surely cut a connection. `policies` are all of the namespaces that are looked into; where some
 * namespace is left out, what its policies cut is missed. Source: Kubernetes, networking.k8s.io/v1 NetworkPolicy.
 */
export function cutOf(connection: Connection, policies: readonly Manifest[]): Cut | undefined {
  return cutAt('Ingress', connection, policies) ?? cutAt('Egress', connection, policies);
}

function cutAt(
  direction: Cut['direction'],
  { from, to, port }: Connection,
  policies: readonly Manifest[],
): Cut | undefined {
  const [own, peer] = direction === 'Ingress' ? [to, from] : [from, to];
  const concerned = policies
    .filter((policy) => policy.metadata.namespace === own.namespace && isAbout(policy, direction))
    .map((policy) => ({ policy, selected: selects(field(policy, 'spec', 'podSelector'), own.podLabels) }))
    .filter(({ selected }) => selected !== 'no');
  const [first, ...rest] = concerned.filter(({ selected }) => selected === 'yes').map(({ policy }) => policy);
  if (first === undefined) return undefined;
  const isAllowed = concerned.some(({ policy }) => allows(policy, direction, peer, port) !== 'no');
  return isAllowed ? undefined : { direction, policies: [first, ...rest] };
}

/** Without `policyTypes` a policy is always about Ingress, and about Egress only where it has rules for that. */
function isAbout(policy: Manifest, direction: Cut['direction']): boolean {
  const spec = field(policy, 'spec');
  if (spec === undefined) return false;
  const types = listAt(spec, 'policyTypes');
  if (types.length > 0) return types.includes(direction);
  return direction === 'Ingress' || listAt(spec, 'egress').length > 0;
}

/** Without rules nothing is allowed; a rule without peers is for all of them, one without ports for every port. */
function allows(policy: Manifest, direction: Cut['direction'], peer: Side, port: number | undefined): Verity {
  return some(
    listAt(policy, 'spec', direction.toLowerCase()).map((rule) => {
      const peers = direction === 'Egress' ? listAt(rule, 'to') : listAt(rule, `from`);
      const ports = listAt(rule, 'ports');
      return every([
        peers.length === 0 ? 'yes' : some(peers.map((one) => isPeer(one, peer, policy.metadata.namespace))),
        ports.length === 0 ? 'yes' : some(ports.map((one) => isPort(one, port))),
      ]);
    }),
  );
}

/** Which addresses Pods have, and what they look like behind a router, is not known. */
function isPeer(
  peer: unknown,
  { namespace, namespaceLabels, podLabels }: Side,
  own: string | undefined,
): Verity {
  if (field(peer, 'ipBlock') !== undefined) return 'maybe';
  const selector = field(peer, 'namespaceSelector');
  const inside =
    selector === undefined ? (namespace === own ? 'yes' : 'no') : selects(selector, namespaceLabels);
  return every([inside, selects(field(peer, 'podSelector'), podLabels)]);
}

/** A port by name may be any. */
function isPort(allowed: unknown, port: number | undefined): Verity {
  if ((textAt(allowed, 'protocol') ?? 'TCP') !== 'TCP') return 'no';
  if (field(allowed, 'port') === undefined) return 'yes';
  const first = numberAt(allowed, 'port');
  if (first === undefined || port === undefined) return 'maybe';
  return port >= first && port <= (numberAt(allowed, 'endPort') ?? first) ? 'yes' : 'no';
}
