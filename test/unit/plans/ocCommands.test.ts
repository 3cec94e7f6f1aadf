import { describe, expect, test } from 'vitest';
import { message } from '../../../src/core/message.ts';
import type { Plan } from '../../../src/core/plan.ts';
import { ocCommands } from '../../../src/core/plans/ocCommands.ts';
import { choicesOf, planRemedies } from '../../../src/core/plans/remedy.ts';
import { evaluateAll } from '../../../src/core/prerequisites/index.ts';
import type { State, Status } from '../../../src/core/status.ts';
import { snapshotOf } from '../../support/snapshots.ts';
import { targetOf } from '../../support/targets.ts';

const plan = {
  apiVersion: 'operators.coreos.com/v1alpha1',
  kind: 'InstallPlan',
  namespace: 'ops',
  name: 'install-abc',
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

function planOf(...changes: Plan['steps'][number]['changes']): Plan {
  return { title: message('Played'), steps: [{ title: message('Played'), changes, awaits: [] }] };
}

describe('oc commands', () => {
  test('see what was seen, and approve what waits', () => {
    const evidence = [{ ref: plan, field: 'spec.approved', value: 'false' }];
    expect(ocCommands('rhdh-operator', status('pendingApproval', { evidence }))).toBe(
      `# RHDH operator: waits for approval. So it is.

# See what was seen; nothing is changed
oc get InstallPlan.v1alpha1.operators.coreos.com install-abc -n ops -o yaml
oc get events -n ops --field-selector involvedObject.kind=InstallPlan,involvedObject.name=install-abc

# Approve, which installs all that the plan lists
oc patch InstallPlan.v1alpha1.operators.coreos.com install-abc -n ops --type=merge -p '{"spec":{"approved":true}}'
`,
    );
  });

  test('put right what the remedy would put right', () => {
    const object = {
      apiVersion: 'v1',
      kind: 'ConfigMap',
      metadata: { name: 'a', namespace: 'team' },
      data: { k: 'l' },
    };
    const backstage = {
      apiVersion: 'rhdh.redhat.com/v1alpha5',
      kind: 'Backstage',
      namespace: 'n',
      name: 'hub',
    };
    const text = ocCommands(
      'backstage',
      status('degraded'),
      planOf(
        { kind: 'apply', object },
        { kind: 'patch', ref: backstage, patch: { note: "it's" }, resourceVersion: '1' },
        { kind: 'delete', ref: { apiVersion: 'v1', kind: 'Service', namespace: 'n', name: 's' }, uid: 'u' },
      ),
    );
    expect(text.split('\n# Put it right\n')[1])
      .toBe(`oc apply --server-side --field-manager=rhdh-orchestrator -f - <<'EOF'
apiVersion: v1
kind: ConfigMap
metadata:
  name: a
  namespace: team
data:
  k: l
EOF
oc patch Backstage.v1alpha5.rhdh.redhat.com hub -n n --type=merge -p '{"note":"it'\\''s"}'
oc delete Service s -n n
`);
  });

  test('are never broken out of by what a cluster says', () => {
    const evil = { apiVersion: 'v1', kind: 'ConfigMap', namespace: 'n', name: "a'; rm -rf ~ #" };
    const text = ocCommands(
      'backstage',
      status('degraded', {
        reason: message('one\nrm -rf ~'),
        evidence: [{ ref: evil, field: 'data', value: 'x' }],
      }),
    );
    expect(text).toContain(`oc get ConfigMap 'a'\\''; rm -rf ~ #' -n n -o yaml`);
    expect(text.split('\n').filter((line) => line.startsWith('rm'))).toEqual([]);
  });

  test('name a Secret and never its values', () => {
    const secret = {
      apiVersion: 'v1',
      kind: 'Secret',
      metadata: { name: 's', namespace: 'n' },
      stringData: { P: 'tell-nobody' },
    };
    const ref = { apiVersion: 'v1', kind: 'Secret', namespace: 'n', name: 's' };
    const evidence = [{ ref, field: 'data', value: 'P' }];
    const text = ocCommands(
      'database',
      status('degraded', { evidence }),
      planOf({ kind: 'apply', object: secret }),
    );
    expect(text).toContain('\noc get Secret s -n n\n');
    expect(text).toContain('# Secret n/s has to be there');
    expect(text).not.toContain('tell-nobody');
  });

  test('of an absent operator hold what Apply would send', () => {
    const [snapshot, target] = [snapshotOf(), targetOf()];
    const statuses = evaluateAll(snapshot, target);
    const [choice] = choicesOf(statuses, ['apply']);
    const made = choice && planRemedies([choice], { snapshot, target, answers: {} });
    const text = ocCommands('serverless', status('absent'), made);
    const changes = made?.steps.flatMap((step) => step.changes) ?? [];
    expect(changes.length).toBeGreaterThan(1);
    expect(text.match(/^oc apply /gm)).toHaveLength(changes.length);
  });
});
