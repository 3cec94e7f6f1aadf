import { message, type Message } from '../message.ts';
import { cutOf, type Side } from '../network/cut.ts';
import { unknownLabels } from '../network/labels.ts';
import type { Question } from '../question.ts';
import { databaseSecretOf } from '../sonataFlows.ts';
import type { Evidence, Judge, Status } from '../status.ts';
import type { Snapshot } from '../snapshot.ts';
import type { ClusterTarget } from '../target/target.ts';
import { answerTo, asking, valueOf } from './answers.ts';
import { inNamespace, look, named } from './observed.ts';
import { evidence, ready, verdict } from './verdict.ts';
import { policiesQuestion, secretQuestion, workflowsQuestion } from './workflowQuestions.ts';
import { namespaceSide } from './neededConnections.ts';

/** The namespaces besides that of Backstage in which workflows run: there, reachable both ways, with their Secrets. */
export const workflowNamespaces: Judge = {
  id: 'workflow-namespaces',
  needs: () => ['cluster-platform'],
  looksAt: ['namespaces', 'networkPolicies'],
  evaluate(snapshot, target) {
    if (target.workflowNamespaces.length === 0) {
      const said = message('Not used: the workflows of this target run in its own namespace.');
      return verdict('notApplicable', 'not-used', said);
    }
    const questions = target.workflowNamespaces.flatMap((namespace) => questionsOn(namespace, snapshot));
    return asking(judge(snapshot, target), questions);
  },
};

function questionsOn(namespace: string, snapshot: Snapshot): readonly Question[] {
  return [
    workflowsQuestion(namespace),
    policiesQuestion(namespace),
    ...secretsIn(namespace, snapshot).map((name) => secretQuestion(namespace, name)),
  ];
}

function secretsIn(namespace: string, snapshot: Snapshot): readonly string[] {
  const workflows = valueOf(snapshot, workflowsQuestion(namespace)) ?? [];
  return [...new Set(workflows.flatMap((workflow) => databaseSecretOf(workflow) ?? []))];
}

/** Something wrong with one namespace. */
interface Fault {
  readonly code: string;
  readonly reason: Message;
  readonly evidence: readonly Evidence[];
}

function judge(snapshot: Snapshot, target: ClusterTarget): Status {
  const missing = target.workflowNamespaces.find((namespace) => {
    const sight = look(snapshot, 'namespaces', namespace);
    return sight.seen && named(sight.objects, namespace) === undefined;
  });
  if (missing !== undefined) {
    const said = message(
      'Namespace {0}, in which the target wants workflows, is not there. The scaffold writes it ("workflow-namespace").',
      missing,
    );
    return verdict('absent', 'namespace-missing', said);
  }
  const faults = target.workflowNamespaces.flatMap((namespace) => [
    ...cutFaults(namespace, snapshot, target),
    ...secretFaults(namespace, snapshot),
  ]);
  const [first] = faults;
  if (first !== undefined) {
    return verdict(
      'degraded',
      first.code,
      first.reason,
      faults.flatMap(({ evidence: seen }) => seen),
    );
  }
  const dark = target.workflowNamespaces.filter(
    (namespace) => answerTo(snapshot, policiesQuestion(namespace)).state !== 'answered',
  );
  if (dark.length > 0) {
    const said = message('What is in namespace {0} may not be seen, or not yet.', dark.join(', '));
    return verdict('unknown', 'not-seen', said);
  }
  const seen = target.workflowNamespaces.map((name): Evidence => ({
    ref: { apiVersion: 'v1', kind: 'Namespace', name },
    field: 'networkpolicies',
    value: (valueOf(snapshot, policiesQuestion(name)) ?? []).map(({ metadata }) => metadata.name).join(', '),
  }));
  const [one, ...rest] = seen;
  const said = message(
    'No policy stands between RHDH and the workflows in {0}.',
    target.workflowNamespaces.join(', '),
  );
  return one === undefined
    ? verdict('notApplicable', 'not-used', said)
    : ready('reachable', said, [one, ...rest]);
}

/** Who calls workflows has to be let into their namespace, and they into that of RHDH. */
function cutFaults(namespace: string, snapshot: Snapshot, target: ClusterTarget): readonly Fault[] {
  const { workflows, platform } = target.release;
  const own = look(snapshot, 'networkPolicies', target.namespace);
  const policies = [
    ...(own.seen ? inNamespace(own.objects, target.namespace).map(({ object }) => object) : []),
    ...(valueOf(snapshot, policiesQuestion(namespace)) ?? []),
  ];
  const there = namespaceSide(snapshot, namespace);
  const callers = [target.namespace, ...workflows.callers];
  const inward = callers.map((caller) => ({
    from: namespaceSide(snapshot, caller),
    to: there,
    names: [caller, namespace],
  }));
  const dataIndex = platform.services.find(({ field }) => field === 'dataIndex');
  const home: Side = {
    ...namespaceSide(snapshot, target.namespace),
    podLabels:
      dataIndex === undefined
        ? unknownLabels
        : {
            known: { [workflows.serviceLabel]: `${platform.name}-${dataIndex.suffix}` },
            complete: false,
          },
  };
  const outward = { from: there, to: home, names: [namespace, target.namespace] };
  return [...inward, outward].flatMap(({ from, to, names: [source = '', goal = ''] }) => {
    const cut = cutOf({ from, to, port: workflows.podPort }, policies);
    if (cut === undefined) return [];
    const reason = message(
      'Pods of namespace {0} cannot reach those of namespace {1}: the NetworkPolicies there ({2}) do not let them through on Pod port {3}. Add one that does; the scaffold writes it ("workflow-namespace").',
      source,
      goal,
      cut.policies.map(({ metadata }) => metadata.name).join(', '),
      workflows.podPort,
    );
    const seen = cut.policies.map((policy) => evidence(policy, 'spec.policyTypes', cut.direction));
    return [{ code: 'connection-cut', reason, evidence: seen }];
  });
}

function secretFaults(namespace: string, snapshot: Snapshot): readonly Fault[] {
  return secretsIn(namespace, snapshot).flatMap((name) => {
    if (valueOf(snapshot, secretQuestion(namespace, name)) !== false) return [];
    const reason = message(
      'Secret {0}, from which a workflow in namespace {1} takes the login of its database, is not there. Copy it from the namespace of RHDH.',
      name,
      namespace,
    );
    const ref = { apiVersion: 'v1', kind: 'Namespace', name: namespace };
    return [
      { code: 'workflow-secret-missing', reason, evidence: [{ ref, field: 'secrets', value: 'not there' }] },
    ];
  });
}
