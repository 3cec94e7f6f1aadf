import { describe, expect, test } from 'vitest';
import { message } from '../../../src/core/message.ts';
import { evaluateAll, prerequisites } from '../../../src/core/prerequisites/index.ts';
import type { State, Status } from '../../../src/core/status.ts';
import { flat } from '../../../src/features/prerequisites/redraw.ts';
import {
  attention,
  contextValueOf,
  rowDescription,
  spokenRow,
  stateIcons,
} from '../../../src/features/prerequisites/rows.ts';
import { rowsOf } from '../../../src/features/prerequisites/rowTree.ts';
import { placeOf, welcomeOf } from '../../../src/features/prerequisites/view.ts';
import { snapshotOf } from '../../support/snapshots.ts';
import { targetOf } from '../../support/targets.ts';

const empty = evaluateAll(snapshotOf(), targetOf());

function status(state: State, remedies: Status['remedies'] = []): Status {
  return {
    state,
    code: 'code',
    reason: message('Because of {0}.', 'this'),
    notes: [],
    evidence: [],
    remedies,
  };
}

describe('rows of the prerequisites tree', () => {
  test('every prerequisite stands once, below the one it is under', () => {
    const rows = rowsOf(empty);
    expect(
      flat(rows)
        .map(({ id }) => id)
        .sort(),
    ).toEqual(
      prerequisites
        .map(({ id }) => id)
        .filter((id) => empty.get(id)?.state !== 'notApplicable')
        .sort(),
    );
    expect(rows.map(({ id }) => id)).toEqual([
      'cluster',
      'catalog',
      'serverless',
      'serverless-logic',
      'rhdh-operator',
      'backstage',
    ]);
    const serverless = rows.find(({ id }) => id === 'serverless');
    expect(serverless?.children.map(({ id }) => id)).toEqual(['knative-serving', 'knative-eventing']);
  });

  test('what the target does not use is left out', () => {
    const rows = flat(rowsOf(evaluateAll(snapshotOf(), targetOf('1.10', { method: 'none' }))));
    expect(rows.map(({ id }) => id)).not.toContain('rhdh-operator');
  });

  test.each<[Status, string]>([
    [status('ready'), 'prerequisite'],
    [status('absent', [{ kind: 'apply', title: message('Install') }]), 'prerequisite.apply'],
    [status('degraded', [{ kind: 'touch', title: message('Touch') }]), 'prerequisite.touch'],
  ])('the menu sees what can be done', (given, value) => {
    expect(contextValueOf('network-policies', given)).toBe(value);
  });

  test('only the row of a cluster that refuses the login offers to log in', () => {
    const refused = { ...status('unknown'), code: 'unauthorized' };
    expect(contextValueOf('cluster', refused)).toBe('prerequisite.logIn');
    expect(contextValueOf('backstage', refused)).toBe('prerequisite');
    expect(contextValueOf('cluster', { ...refused, code: 'unreachable' })).toBe('prerequisite');
  });

  test('a screen reader hears label, state and reason', () => {
    const [cluster] = rowsOf(empty);
    expect(cluster && spokenRow(cluster)).toBe(
      'Cluster: ready. https://127.0.0.1:6443 answers (Kubernetes v1.34.4).',
    );
  });

  test('a warning is said first behind the label, and heard', () => {
    const label = message('Cluster');
    const row = { id: 'serverless', label, state: 'ready', children: [] } as const;
    const notes: Status['notes'] = [
      { code: 'a', message: message('An upgrade waits.') },
      { code: 'b', severity: 'warning', message: message('Too old.') },
    ];
    const warned = { ...row, status: { ...status('ready'), notes } };
    expect(rowDescription(warned)).toBe('ready – Warning: Too old.');
    expect(spokenRow(warned)).toBe('Cluster: ready. Because of this. Warning: Too old. An upgrade waits.');
    expect(rowDescription({ ...row, status: { ...status('ready'), notes: notes.slice(0, 1) } })).toBe(
      'ready – An upgrade waits.',
    );
    expect(rowDescription({ ...row, status: status('ready') })).toBe('ready');
    expect(rowDescription({ ...row, state: 'absent', status: status('absent') })).toBe(
      'absent – Because of this.',
    );
    const away = { ...status('unknown'), code: 'unreachable' };
    expect(rowDescription({ ...row, state: 'unknown', status: away })).toBe('unknown');
  });

  test('no two states share an icon, so that colour never has to tell them apart', () => {
    const icons = Object.values(stateIcons).map(({ icon }) => icon);
    expect(new Set(icons).size).toBe(icons.length);
  });

  test('only what somebody has to do something about is counted', () => {
    // Serverless, Serverless Logic and the RHDH operator are absent; the rest waits for them.
    expect(attention(empty)).toBe(3);
  });
});

describe('what the view says', () => {
  const watching = {
    kind: 'watching',
    context: 'dev',
    server: 'https://c',
    target: targetOf('1.10'),
    seen: undefined,
  } as const;

  test('context, target and release are visible whenever a cluster is watched', () => {
    const { version } = watching.target.release;
    const seen = { snapshot: snapshotOf(), statuses: empty };
    for (const state of [watching, { ...watching, seen }]) {
      expect(welcomeOf(state).said[0]?.args).toEqual(['dev', 'rhdh/hub', version]);
    }
  });

  test('looking again at the same target in the same cluster is the same place, everything else is not', () => {
    const seen = { snapshot: snapshotOf(), statuses: empty };
    const place = placeOf(watching);
    expect(placeOf({ ...watching, seen })).toBe(place);
    expect(placeOf({ ...watching, context: 'prod' })).not.toBe(place);
    expect(placeOf({ ...watching, server: 'https://d' })).not.toBe(place);
    expect(placeOf({ ...watching, target: targetOf('1.9') })).not.toBe(place);
    expect(placeOf({ kind: 'noKubeconfig' })).toBeUndefined();
  });

  test('a cluster that is away is told with its reason, and that it is asked again', () => {
    const reason = message('connect ECONNREFUSED');
    const snapshot = { ...snapshotOf(), connection: { state: 'unreachable', reason } } as const;
    const seen = { snapshot, statuses: evaluateAll(snapshot, watching.target) };
    expect(welcomeOf({ ...watching, seen }).said[1]?.args).toEqual([reason.text]);
  });

  test('a login that has run out is told apart, with the way back in', () => {
    const reason = message('The API server does not accept the credentials.');
    const snapshot = { ...snapshotOf(), connection: { state: 'unauthorized', reason } } as const;
    const seen = { snapshot, statuses: evaluateAll(snapshot, watching.target) };
    const { key, said } = welcomeOf({ ...watching, seen });
    expect(key).toBe('unauthorized');
    expect(said[1]?.text).toContain('Log in again');
  });

  test('a broken kubeconfig is named', () => {
    const { said } = welcomeOf({ kind: 'brokenKubeconfig', path: '/k', reason: message('line {0}', 3) });
    expect(said[0]?.args).toEqual(['/k', 'line 3']);
  });

  test('nothing is said where only the welcome text offers a way on', () => {
    const away = { context: 'dev', server: 'https://c', problem: undefined };
    expect(welcomeOf({ kind: 'noTarget', ...away })).toEqual({ key: 'noTarget', said: [] });
    expect(welcomeOf({ kind: 'noContext', contexts: ['a'] })).toEqual({ key: 'noContext', said: [] });
  });
});
