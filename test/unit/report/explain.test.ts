import { describe, expect, test } from 'vitest';
import { message } from '../../../src/core/message.ts';
import { evaluateAll, prerequisites } from '../../../src/core/prerequisites/index.ts';
import { eventsDocument } from '../../../src/core/report/eventsDocument.ts';
import { explain } from '../../../src/core/report/explain.ts';
import { addressOf } from '../../../src/core/report/routeAddress.ts';
import { objectsBehind, rowActions, workloadOf } from '../../../src/core/report/rowObjects.ts';
import type { State, Status } from '../../../src/core/status.ts';
import { now, object, snapshotOf } from '../../support/snapshots.ts';
import { targetOf } from '../../support/targets.ts';

const target = targetOf('1.10');
const empty = snapshotOf();
const backstage = {
  apiVersion: 'rhdh.redhat.com/v1alpha5',
  kind: 'Backstage',
  namespace: 'rhdh',
  name: 'hub',
};

function status(state: State, given: Partial<Status> = {}): Status {
  return {
    state,
    code: 'played',
    reason: message('So it is.'),
    notes: [],
    evidence: [],
    remedies: [],
    ...given,
  };
}

describe('an explanation', () => {
  test('of what is blocked names what must come first, and what it needs', () => {
    const text = explain('platform', evaluateAll(empty, target), empty, target);
    expect(text).toMatch(/^# SonataFlowPlatform: blocked\n\nWaits for: /);
    expect(text).toContain('- First Backstage, which is blocked.');
    expect(text).toContain('- Backstage: blocked');
  });

  test('says what was observed, and since when the object is as it is', () => {
    const object1 = object('rhdh.redhat.com/v1alpha5', 'Backstage', 'hub', 'rhdh');
    const snapshot = snapshotOf({ backstages: [object1] });
    const evidence = [{ ref: backstage, field: 'status.conditions[Deployed].reason', value: 'DeployFailed' }];
    const statuses = new Map([['backstage', status('degraded', { evidence })] as const]);
    const since = new Date(now - 60_000).toISOString();
    expect(explain('backstage', statuses, snapshot, target)).toContain(
      `| Backstage rhdh/hub | \`status.conditions[Deployed].reason\` | \`DeployFailed\` | ${since} |`,
    );
  });

  test.each<[string, Partial<Status> & { readonly state: State }, string]>([
    ['a wait', { state: 'installing' }, 'Wait: it is under way.'],
    [
      'a wait with an end',
      { state: 'installing', recheckAt: 0 },
      'called wrong after 1970-01-01T00:00:00.000Z',
    ],
    [
      'what is forbidden',
      { state: 'unknown', code: 'forbidden' },
      'the right to list and watch backstages.rhdh.redhat.com',
    ],
    ['a login that ran out', { state: 'unknown', code: 'unauthorized' }, 'Log in to the cluster again.'],
    ['a removal', { state: 'removing' }, 'Wait until it is gone'],
  ])('names the next step of %s', (_name, given, step) => {
    const statuses = new Map([['backstage', status(given.state, given)] as const]);
    expect(explain('backstage', statuses, empty, target)).toContain(step);
  });

  test('names the InstallPlan that waits for a person', () => {
    const ref = {
      apiVersion: 'operators.coreos.com/v1alpha1',
      kind: 'InstallPlan',
      namespace: 'ops',
      name: 'install-abc',
    };
    const evidence = [{ ref, field: 'spec.approved', value: 'false' }];
    const statuses = new Map([['rhdh-operator', status('pendingApproval', { evidence })] as const]);
    expect(explain('rhdh-operator', statuses, empty, target)).toContain(
      'Approve InstallPlan install-abc in namespace ops',
    );
  });

  test('of what is ready asks for nothing', () => {
    expect(explain('cluster', evaluateAll(empty, target), empty, target)).not.toContain('## What to do');
  });

  test('has words for every prerequisite', () => {
    const statuses = evaluateAll(empty, target);
    const silent = prerequisites.filter(({ id }) => !explain(id, statuses, empty, target).startsWith('# '));
    expect(silent).toEqual([]);
  });
});

describe('what can be shown of a row', () => {
  const evidence = [
    { ref: backstage, field: 'a', value: '1' },
    { ref: backstage, field: 'b', value: '2' },
  ];

  test('each object is shown once, and the cluster is none', () => {
    const cluster = { apiVersion: 'v1', kind: 'Cluster', name: 'dev' };
    const both = [...evidence, { ref: cluster, field: 'version', value: 'v1' }];
    expect(objectsBehind(status('ready', { evidence: both }))).toEqual([backstage]);
    expect(rowActions('cluster', evaluateAll(empty, target).get('cluster') ?? status('unknown'))).toEqual([]);
  });

  test.each<['backstage' | 'data-index' | 'platform', State, string]>([
    ['backstage', 'ready', 'objects logs hub'],
    ['backstage', 'degraded', 'objects logs hub'],
    ['backstage', 'absent', 'objects'],
    ['data-index', 'degraded', 'objects logs'],
    ['platform', 'ready', 'objects'],
  ])('%s that is %s: %s', (id, state, actions) => {
    expect(rowActions(id, status(state, { evidence })).join(' ')).toBe(actions);
  });

  test('the workloads have the names of the release', () => {
    const names = prerequisites.flatMap(({ id }) => workloadOf(id, target)?.name ?? []);
    expect(names).toEqual([
      'backstage-hub',
      'sonataflow-platform-data-index-service',
      'sonataflow-platform-jobs-service',
    ]);
  });
});

describe('the address of a Route', () => {
  const admitted = { status: { ingress: [{ host: 'hub.apps.example' }] } };
  test.each<[string, object, string | undefined]>([
    ['admitted', { ...admitted, spec: {} }, 'http://hub.apps.example/'],
    ['with TLS', { ...admitted, spec: { tls: { termination: 'edge' } } }, 'https://hub.apps.example/'],
    ['with a path', { spec: { host: 'a.example', path: '/hub' } }, 'http://a.example/hub'],
    ['without a host', { spec: {} }, undefined],
    ['with something else as its host', { spec: { host: 'a.example/@b' } }, undefined],
  ])('%s', (_name, route, address) => {
    expect(addressOf(route)).toBe(address);
  });
});

test('Events are told as text, and why they cannot be read', () => {
  const event = {
    type: 'Warning',
    reason: 'Failed',
    message: 'no | such\n*thing*',
    count: 3,
    last: '2026-01-01T00:00:00Z',
  };
  const text = eventsDocument('Backstage', [
    { ref: backstage, events: [event] },
    { ref: { ...backstage, name: 'quiet' }, events: [] },
    { ref: { ...backstage, name: 'closed' }, failure: 'You may not list events.' },
  ]);
  expect(text).toContain('| 2026-01-01T00:00:00Z | Warning | Failed | 3× | no \\| such \\*thing\\* |');
  expect(text).toContain('## Backstage rhdh/quiet\n\nNo Events.');
  expect(text).toContain('## Backstage rhdh/closed\n\nYou may not list events.');
});
