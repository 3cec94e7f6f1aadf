import { describe, expect, test } from 'vitest';
import { message } from '../../../src/core/message.ts';
import { evaluateAll, type Statuses } from '../../../src/core/prerequisites/index.ts';
import { report } from '../../../src/core/report/report.ts';
import type { Status } from '../../../src/core/status.ts';
import { object, snapshotOf } from '../../support/snapshots.ts';
import { targetOf } from '../../support/targets.ts';

const target = targetOf('1.10', { label: 'dev' });
const empty = snapshotOf();

function with1(id: 'backstage', status: Partial<Status>): Statuses {
  const statuses = new Map(evaluateAll(empty, target));
  statuses.set(id, {
    state: 'degraded',
    code: 'played',
    reason: message('It is broken.'),
    notes: [],
    evidence: [],
    remedies: [],
    ...status,
  });
  return statuses;
}

describe('the report', () => {
  test('says what was looked at, for what, and which versions are there', () => {
    const subscription = object(
      'operators.coreos.com/v1alpha1',
      'Subscription',
      'any',
      'openshift-serverless',
      {
        spec: { name: 'serverless-operator' },
        status: { installedCSV: 'serverless-operator.v1.37.1' },
      },
    );
    const foreign = object('operators.coreos.com/v1alpha1', 'Subscription', 'other', 'default', {
      spec: { name: 'other-operator' },
      status: { installedCSV: 'other-operator.v1' },
    });
    const snapshot = snapshotOf({ subscriptions: [subscription, foreign] });
    const text = report(evaluateAll(snapshot, target), snapshot, target);
    for (const part of [
      '# RHDH Orchestrator: rhdh/hub',
      '| Context | `sandbox` |',
      '| Server | `https://127.0.0.1:6443` |',
      '| Target | `dev` |',
      `| Release wanted | \`RHDH ${target.release.version}\` |`,
      '| Kubernetes | `v1.34.4` |',
      '| serverless-operator | `serverless-operator.v1.37.1` |',
    ]) {
      expect(text).toContain(part);
    }
    expect(text).not.toContain('other-operator');
  });

  test('draws what needs what, with the state of each in words and as a class', () => {
    const text = report(evaluateAll(empty, target), empty, target);
    const [, graph = ''] = /```mermaid\n([^]*?)\n```/.exec(text) ?? [];
    expect(graph.split('\n')).toEqual(
      expect.arrayContaining([
        'flowchart TD',
        '  cluster["Cluster<br/>ready"]:::ready',
        '  backstage["Backstage<br/>blocked"]:::blocked',
        '  cluster --> serverless',
        '  serverless --> knative-serving',
      ]),
    );
    const [boxes, styles] = [/:::(\w+)$/gm, /^ {2}classDef (\w+) /gm].map(
      (pattern) => new Set([...graph.matchAll(pattern)].map(([, state]) => state)),
    );
    expect(styles).toEqual(boxes);
  });

  test('leaves out of the graph what the target does not use', () => {
    const helm = targetOf('1.10', { method: 'helm' });
    const text = report(evaluateAll(empty, helm), empty, helm);
    expect(text).not.toContain('rhdh-operator["');
    expect(text).not.toContain('rhdh-operator -->');
    expect(text).toMatch(/\| RHDH operator \| not used \|/);
  });

  test('names the next step of what wants attention, and of nothing else', () => {
    const text = report(evaluateAll(empty, target), empty, target);
    const [, todo = ''] = /## What to do\n([^]*?)\n## Observed/.exec(text) ?? [];
    expect([...todo.matchAll(/^### (.*)$/gm)].map(([, title]) => title)).toEqual([
      'OpenShift Serverless',
      'OpenShift Serverless Logic',
      'RHDH operator',
    ]);
    expect(todo).toContain('rhdh-orchestrator apply serverless-logic');
  });

  test('what a cluster says is text, never markup or an end of a table', () => {
    const ref = { apiVersion: 'v1', kind: 'ConfigMap', namespace: 'rhdh', name: 'a' };
    const statuses = with1('backstage', {
      reason: message('{0}', '<img src=x> | **no**\n\n# heading `code`'),
      evidence: [{ ref, field: 'data', value: 'a | b ``` c\nd' }],
    });
    const text = report(statuses, empty, target);
    expect(text).toContain('\\<img src=x\\> \\| \\*\\*no\\*\\* \\# heading \\`code\\`');
    expect(text).toContain('| ConfigMap rhdh/a | `data` | ````a \\| b ``` c d```` |');
    expect(text).not.toMatch(/^# heading/m);
  });

  test.each([
    ['jdbc:postgresql://admin:hunter2@db:5432/x failed', 'hunter2'],
    ['FATAL: password=hunter2 is wrong', 'hunter2'],
    ['POSTGRES_PASSWORD: "hunter2"', 'hunter2'],
    ['Authorization: Bearer sha256~abcdef', 'sha256~abcdef'],
  ])('masks what looks like a secret: %s', (value, secret) => {
    const ref = { apiVersion: 'v1', kind: 'Pod', name: 'a' };
    const reason = message('It said: {0}', value);
    const text = report(
      with1('backstage', { reason, evidence: [{ ref, field: 'message', value }] }),
      empty,
      target,
    );
    expect(text).not.toContain(secret);
    expect(text.match(/••••••••/g)).toHaveLength(4 - 1);
  });

  test('leaves names of Secrets and of their keys as they are', () => {
    const reason = message(
      'Secret {0} has no key {1}; password authentication failed.',
      'db-secret',
      'POSTGRES_PASSWORD',
    );
    expect(report(with1('backstage', { reason }), empty, target)).toContain(
      'Secret db-secret has no key POSTGRES\\_PASSWORD; password authentication failed.',
    );
  });
});
