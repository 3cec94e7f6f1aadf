import { expect, test } from 'vitest';
import { repairedBy, saidBy, type Judged } from '../../../support/ruleTexts.ts';

function policy(name: string, from: string, namespace = 'rhdh', more = ''): string {
  return `apiVersion: networking.k8s.io/v1
kind: NetworkPolicy
metadata: { name: ${name}, namespace: ${namespace} }
spec:
  podSelector: {}
${more}  ingress:
    - from: ${from}
`;
}

const namespaces = (...names: readonly string[]) =>
  `[${names.map((name) => `{ namespaceSelector: { matchLabels: { kubernetes.io/metadata.name: ${name} } } }`).join(', ')}]`;

const intra = 'allow-intra-network';
const callers = 'allow-rhdh-and-knative-to-workflows';
const inbound = 'allow-external-workflows-to-rhdh';
const knative = ['knative-eventing', 'knative-serving'];
const teams: Judged = { target: { workflowNamespaces: ['team-a', 'team-b'] } };

type Row = readonly [code: string, text: string, judged: Judged, said: readonly string[]];

const rows: readonly Row[] = [
  [
    'np-closed',
    policy(intra, namespaces('a'), 'rhdh', '  policyTypes: [Ingress, Egress]\n'),
    {},
    ['6 warning "Egress"'],
  ],
  ['np-closed', policy(intra, namespaces('a'), 'rhdh', '  policyTypes: [Ingress]\n'), {}, []],
  [
    'np-closed',
    policy(intra, namespaces('a'), 'rhdh', '  policyTypes: [Ingress, Egress]\n  egress: [{}]\n'),
    {},
    [],
  ],
  ['np-closed', policy(intra, namespaces('a')), {}, []],
  ['np-overwritten', policy(intra, namespaces('a')), {}, ['4 hint "spec"']],
  ['np-overwritten', policy(intra, '[{ podSelector: {} }]'), {}, []],
  ['np-overwritten', policy(intra, '[{ podSelector: {} }]', 'rhdh', '  policyTypes: [Ingress]\n'), {}, []],
  [
    'np-overwritten',
    policy(intra, '[{ podSelector: {} }]', 'rhdh', '  policyTypes: [Ingress, Egress]\n'),
    {},
    ['4 hint "spec"'],
  ],
  ['np-overwritten', policy(intra, namespaces('a'), 'other'), {}, []],
  // Nobody overwrites it where the platform is the user's, or the operator names its policies after the Backstage object.
  ['np-overwritten', policy(intra, namespaces('a')), { target: { ownPlatform: true } }, []],
  ['np-overwritten', policy(intra, namespaces('a')), { target: 'unknown' }, []],
  ['np-overwritten', policy(intra, namespaces('a')), { version: '2.1' }, []],
  ['np-callers', policy(callers, namespaces(...knative), 'team-a'), {}, ['6 warning "ingress"']],
  ['np-callers', policy(callers, namespaces('rhdh', ...knative), 'team-a'), {}, []],
  ['np-callers', policy(callers, '[{ namespaceSelector: {} }]', 'team-a'), {}, []],
  ['np-callers', policy(callers, '[{ namespaceSelector: { matchLabels: { team: x } } }]', 'team-a'), {}, []],
  ['np-callers', policy(callers, 'null', 'team-a'), {}, []],
  ['np-callers', policy(inbound, namespaces('team-a')), teams, ['6 warning "ingress"']],
  ['np-callers', policy(inbound, namespaces('team-a', 'team-b')), teams, []],
  ['np-callers', policy(inbound, namespaces('team-a')), { target: 'unknown' }, []],
  [
    'np-namespace-label',
    policy(inbound, '[{ namespaceSelector: { matchLabels: { name: a } } }]'),
    {},
    ['7 hint "name"'],
  ],
  ['np-namespace-label', policy(inbound, namespaces('a')), {}, []],
];

test.each(rows)('%s: %s %j', (code, text, judged, said) => {
  expect(saidBy(code, text, judged)).toEqual(said);
});

test('who is missing is let in by a further peer', () => {
  const text = `apiVersion: networking.k8s.io/v1
kind: NetworkPolicy
metadata: { name: ${inbound}, namespace: rhdh }
spec:
  podSelector: {}
  ingress:
    - from:
        - namespaceSelector:
            matchLabels:
              kubernetes.io/metadata.name: team-a
`;
  const mended = repairedBy('np-callers', text, teams);
  expect(mended).toContain('metadata.name: team-a\n        - namespaceSelector:');
  expect(saidBy('np-callers', mended, teams)).toEqual([]);
});
