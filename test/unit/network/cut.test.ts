import { describe, expect, test } from 'vitest';
import type { Manifest } from '../../../src/core/manifest.ts';
import { cutOf, type Connection, type Side } from '../../../src/core/network/cut.ts';
import { unknownLabels, type Labels } from '../../../src/core/network/labels.ts';
import { object } from '../../support/snapshots.ts';

const labels = (known: Record<string, string>): Labels => ({ known, complete: true });
const side = (namespace: string, podLabels: Labels): Side => ({
  namespace,
  namespaceLabels: labels({ 'kubernetes.io/metadata.name': namespace }),
  podLabels,
});
const client = side('rhdh', labels({ app: 'client' }));
const server = side('rhdh', labels({ app: 'server' }));
const stranger = side('elsewhere', labels({ app: 'client' }));
const inside: Connection = { from: client, to: server, port: 8080 };

let count = 0;
const policy = (spec: unknown, namespace = 'rhdh'): Manifest =>
  object('networking.k8s.io/v1', 'NetworkPolicy', `p${(count += 1)}`, namespace, { spec });

const denyIngress = policy({ podSelector: {}, policyTypes: ['Ingress'] });
const denyEgress = policy({ podSelector: {}, policyTypes: ['Egress'] });
const from = (...peers: readonly object[]) => policy({ podSelector: {}, ingress: [{ from: peers }] });
const on = (...ports: readonly object[]) => policy({ podSelector: {}, ingress: [{ ports }] });
const pods = (app: string) => ({ podSelector: { matchLabels: { app } } });
const namespaces = (name: string) => ({
  namespaceSelector: { matchLabels: { 'kubernetes.io/metadata.name': name } },
});

const open: readonly [string, Connection, readonly Manifest[]][] = [
  ['no policy', inside, []],
  ['a denial of other Pods', inside, [policy({ podSelector: { matchLabels: { app: 'other' } } })]],
  ['a denial in another namespace', inside, [policy({ podSelector: {} }, 'elsewhere')]],
  ['a denial of Egress where the server is', { ...inside, from: stranger }, [denyEgress]],
  ['a rule without peers and ports', inside, [denyIngress, policy({ podSelector: {}, ingress: [{}] })]],
  ['a rule for all of the namespace', inside, [denyIngress, from({ podSelector: {} })]],
  ['a rule for the client', inside, [denyIngress, from(pods('client'))]],
  [
    'a rule for all namespaces',
    { ...inside, from: stranger },
    [denyIngress, from({ namespaceSelector: {} })],
  ],
  ['a rule for its namespace', { ...inside, from: stranger }, [denyIngress, from(namespaces('elsewhere'))]],
  ['a rule for addresses, which are not known', inside, [from({ ipBlock: { cidr: '10.0.0.0/8' } })]],
  ['the port of the Pod', inside, [on({ port: 8080 })]],
  ['a range of ports', inside, [on({ port: 8000, endPort: 8999 })]],
  ['a port by name, which may be any', inside, [on({ port: 'http' })]],
  ['every port of the protocol', inside, [on({ protocol: 'TCP' })]],
  ['some port, for a connection of no known port', { from: client, to: server }, [on({ port: 1 })]],
  ['Pods that nobody knows', { ...inside, from: side('rhdh', unknownLabels) }, [from(pods('client'))]],
  [
    'a denial of Pods that may be others',
    { ...inside, to: side('rhdh', unknownLabels) },
    [policy({ podSelector: pods('server').podSelector })],
  ],
  [
    'Egress allowed',
    inside,
    [denyEgress, policy({ podSelector: {}, policyTypes: ['Egress'], egress: [{}] })],
  ],
  ['no spec at all', inside, [object('networking.k8s.io/v1', 'NetworkPolicy', 'empty', 'rhdh')]],
  [
    'expressions that fit',
    inside,
    [
      from({
        podSelector: {
          matchExpressions: [
            { key: 'app', operator: 'In', values: ['a', 'client'] },
            { key: 'app', operator: 'Exists' },
            { key: 'other', operator: 'DoesNotExist' },
            { key: 'app', operator: 'NotIn', values: ['server'] },
          ],
        },
      }),
    ],
  ],
];

const cut: readonly [string, Connection, readonly Manifest[], 'Ingress' | 'Egress'][] = [
  ['a denial of all', inside, [denyIngress], 'Ingress'],
  ['a policy without types and rules', inside, [policy({ podSelector: {} })], 'Ingress'],
  ['a denial of Egress', inside, [denyEgress], 'Egress'],
  [
    'rules for Egress without types, which are about Ingress too',
    inside,
    [policy({ podSelector: { matchLabels: { app: 'server' } }, egress: [{}] })],
    'Ingress',
  ],
  ['a rule for others', inside, [from(pods('other'))], 'Ingress'],
  ['the namespace of the policy alone', { ...inside, from: stranger }, [from(pods('client'))], 'Ingress'],
  [
    'both selectors, of which one fails',
    inside,
    [from({ ...namespaces('rhdh'), ...pods('other') })],
    'Ingress',
  ],
  ['the port of the Service', inside, [on({ port: 80 })], 'Ingress'],
  ['another protocol', inside, [on({ port: 8080, protocol: 'UDP' })], 'Ingress'],
  ['a range that ends before', inside, [on({ port: 80, endPort: 443 })], 'Ingress'],
  ['an empty list of rules', inside, [policy({ podSelector: {}, ingress: [] })], 'Ingress'],
  [
    'Egress to port 80 alone, where the Pod listens on 8080',
    inside,
    [policy({ podSelector: {}, policyTypes: ['Egress'], egress: [{ ports: [{ port: 80 }] }] })],
    'Egress',
  ],
];

describe('NetworkPolicies', () => {
  test.each(open)('leave open: %s', (_case, connection, policies) => {
    expect(cutOf(connection, policies)).toBeUndefined();
  });

  test.each(cut)('cut: %s', (_case, connection, policies, direction) => {
    const found = cutOf(connection, policies);
    expect(found?.direction).toBe(direction);
    expect(policies).toEqual(expect.arrayContaining([...(found?.policies ?? [])]));
  });

  const all = [...open, ...cut];
  const anything = [
    policy({ podSelector: {}, policyTypes: ['Ingress', 'Egress'], ingress: [{}], egress: [{}] }),
  ];

  test('that allow everything undo every cut', () => {
    for (const [name, connection, policies] of all) {
      expect(cutOf(connection, [...policies, ...anything]), name).toBeUndefined();
    }
  });

  test('cut the same in any order', () => {
    for (const [name, connection, policies] of all) {
      const names = (given: readonly Manifest[]) =>
        cutOf(connection, given)
          ?.policies.map(({ metadata }) => metadata.name)
          .toSorted();
      expect(names(policies.toReversed()), name).toEqual(names(policies));
    }
  });

  test('cut together only what one of them cuts alone', () => {
    for (const [, connection, one] of all) {
      for (const [, , other] of all) {
        const pair = [...one, ...other];
        const together = cutOf(connection, pair);
        const alone = pair.filter((single) => cutOf(connection, [single]) !== undefined);
        if (together !== undefined) expect(alone).toEqual(expect.arrayContaining([...together.policies]));
      }
    }
  });

  test('of which less is known never cut more', () => {
    const blur = (given: Side): Side => ({
      ...given,
      podLabels: unknownLabels,
      namespaceLabels: unknownLabels,
    });
    for (const [name, { from: start, to }, policies] of all) {
      const blurred = cutOf({ from: blur(start), to: blur(to) }, policies);
      const sharp = cutOf({ from: start, to, port: 8080 }, policies);
      if (sharp === undefined) expect(blurred, name).toBeUndefined();
    }
  });
});
