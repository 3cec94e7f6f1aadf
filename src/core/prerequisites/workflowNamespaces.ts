import { message, type Message } from '../message.ts';
import { cutOf } from '../network/cut.ts';
import type { Question } from '../question.ts';
import { nameFor } from '../release.ts';
import { databaseSecretOf, keepsStateAt } from '../sonataFlows.ts';
import type { Evidence, Judge, Status } from '../status.ts';
import type { Snapshot } from '../snapshot.ts';
import type { ClusterTarget } from '../target/target.ts';
import { answerTo, asking, valueOf } from './answers.ts';
import { inNamespace, look, named } from './observed.ts';
import { evidence, ready, verdict } from './verdict.ts';
import { policiesQuestion, secretQuestion, workflowsQuestion } from './workflowQuestions.ts';
import {
  backstageEnd,
  databaseEnd,
  futureWorkflow,
  outside,
  serviceEnds,
  type End,
} from './connectionEnds.ts';
import { callersPolicies, callersQuestions } from './cutConnections.ts';
import { hasLocalDatabase, ports } from './neededConnections.ts';

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
    return asking(judge(snapshot, target), [...questions, ...callersQuestions(target)]);
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
  const own = look(snapshot, 'networkPolicies', target.namespace);
  const policies = [
    ...(own.seen ? inNamespace(own.objects, target.namespace).map(({ object }) => object) : []),
    ...(valueOf(snapshot, policiesQuestion(namespace)) ?? []),
    ...callersPolicies(snapshot, target),
  ];
  return connectionsOf(namespace, snapshot, target).flatMap(({ from, to, port }) => {
    const cut = cutOf({ from: from.side, to: to.side, port }, policies);
    if (cut === undefined) return [];
    const reason = message(
      '{0} in namespace {1} cannot reach {2} in namespace {3}: the NetworkPolicies there ({4}) do not let them through on Pod port {5}. Add one that does; the scaffold writes it ("workflow-namespace").',
      from.name,
      from.side.namespace,
      to.name,
      to.side.namespace,
      cut.policies.map(({ metadata }) => metadata.name).join(', '),
      port,
    );
    const seen = cut.policies.map((policy) => evidence(policy, 'spec.policyTypes', cut.direction));
    return [{ code: 'connection-cut', reason, evidence: seen }];
  });
}

interface Needed {
  readonly from: End;
  readonly to: End;
  readonly port: number;
}

function connectionsOf(namespace: string, snapshot: Snapshot, target: ClusterTarget): readonly Needed[] {
  const { workflows, platform, generatedNames } = target.release;
  const { podPort: port } = workflows;
  const there = futureWorkflow(snapshot, namespace, target);
  const services = serviceEnds(snapshot, target);
  const jobs = services.filter((_, index) => platform.services[index]?.field === 'jobService');
  const callers = [
    backstageEnd(snapshot, target),
    ...workflows.callers.map((caller) => ({ ...outside(snapshot, caller), name: 'Knative' })),
    ...jobs,
  ];
  const database = nameFor(generatedNames.databaseService, target.name);
  const keepState = (valueOf(snapshot, workflowsQuestion(namespace)) ?? []).some((workflow) =>
    keepsStateAt(workflow, database, target.namespace),
  );
  return [
    ...callers.map((from): Needed => ({ from, to: there, port })),
    ...services.map((to): Needed => ({ from: there, to, port })),
    ...(keepState && hasLocalDatabase(snapshot, target)
      ? [{ from: there, to: databaseEnd(snapshot, target), port: ports.database }]
      : []),
  ];
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
