import { lastChange } from '../lastChange.ts';
import { message } from '../message.ts';
import type { Evidence, Note, Judge, Status } from '../status.ts';
import type { Observed, Snapshot } from '../snapshot.ts';
import type { ClusterTarget } from '../target/target.ts';
import { asking, valueOf } from './answers.ts';
import { inNamespace, look } from './observed.ts';
import { minutesOf, whileMoving, type Stage } from './standstill.ts';
import { ready, settling, unseen, verdict } from './verdict.ts';
import { workflowsQuestion } from './workflowQuestions.ts';
import { dataIndexUrl, workflowState, type WorkflowState } from './workflowState.ts';

/** The workflows of the target: deployed, built, and registered with its data-index. Nothing needs them. */
export const workflows: Judge = {
  id: 'workflows',
  needs: () => ['data-index'],
  looksAt: ['sonataFlows'],
  evaluate(snapshot, target) {
    const sight = look(snapshot, 'sonataFlows', target.namespace);
    if (!sight.seen) return sight.code === 'not-served' ? none(target) : unseen(sight);
    const questions = target.workflowNamespaces.map(workflowsQuestion);
    const elsewhere = questions
      .flatMap((question) => valueOf(snapshot, question) ?? [])
      .map((object): Observed => ({ object, since: lastChange(object) ?? snapshot.at }));
    const found = [...inNamespace(sight.objects, target.namespace), ...elsewhere];
    return asking(found.length === 0 ? none(target) : verdictOf(found, snapshot, target), questions);
  },
};

function none({ namespace }: ClusterTarget): Status {
  return verdict('notApplicable', 'no-workflows', message('No workflow in namespace {0}.', namespace));
}

interface Seen {
  readonly observed: Observed;
  readonly state: WorkflowState;
}

/** The first that is surely wrong speaks for all; what waits comes after it. */
function verdictOf(found: readonly Observed[], { at }: Snapshot, target: ClusterTarget): Status {
  const all = found.map((observed): Seen => ({ observed, state: workflowState(observed.object) }));
  const notes = [...sameIdNotes(found), ...strayNotes(found, target)];
  const worst = (phase: WorkflowState['phase']) => all.filter(({ state }) => state.phase === phase);
  const failed = worst('failed');
  const [first] = failed;
  if (first !== undefined) {
    const { code, reason } = first.state;
    const status = settling(at, first.observed.since, code, reason, evidenceOf(failed));
    return { ...status, notes };
  }
  const [leaving] = worst('leaving');
  if (leaving !== undefined) {
    const { code, reason, evidence: seen } = leaving.state;
    return verdict('removing', code, reason, [seen], { notes });
  }
  const moving = worst('moving').toSorted((a, b) => a.observed.since - b.observed.since);
  const [slowest] = moving;
  if (slowest !== undefined) return waiting(slowest, moving, at, notes);
  const [seen, ...more] = evidenceOf(all);
  // There is one, or this is not called.
  if (seen === undefined) return none(target);
  const said = message('All workflows run and are connected to data-index ({0}).', all.length);
  return ready('all-run', said, [seen, ...more], notes);
}

function waiting(slowest: Seen, moving: readonly Seen[], at: number, notes: readonly Note[]): Status {
  const { observed, state } = slowest;
  const stuck = stuckWords(slowest);
  const stage = { limit: state.limit, evidence: evidenceOf(moving), moving: state, stuck };
  return whileMoving({ at, since: observed.since }, stage, notes);
}

function stuckWords({ observed, state: { code, limit } }: Seen): Stage['stuck'] {
  const { name, namespace = '' } = observed.object.metadata;
  switch (code) {
    case 'workflow-registering':
      return {
        code: 'workflow-not-registered',
        reason: message(
          'Workflow {0} runs without a data-index, so RHDH does not show it. Make sure that the platform in namespace {1}, or the cluster platform, has one, then restart the Pod of the workflow.',
          name,
          namespace,
        ),
      };
    case 'workflow-not-looked-at':
      return {
        code: 'workflow-change-ignored',
        reason: message(
          'The Logic operator has not looked at the last change of workflow {0} for {1} minutes; what runs is as it was before. Look at the Pod of the operator and at its log.',
          name,
          minutesOf(limit),
        ),
      };
    default:
      return {
        code: 'workflow-stuck',
        reason: message(
          'Workflow {0} has not come further for {1} minutes. Look at its Pods in namespace {2} and at their events.',
          name,
          minutesOf(limit),
          namespace,
        ),
      };
  }
}

/** A table of hundreds says no more than its beginning. */
const shownAtMost = 20;

function evidenceOf(all: readonly Seen[]): readonly Evidence[] {
  return all.slice(0, shownAtMost).map(({ state }) => state.evidence);
}

/** Data-index knows a workflow by its name alone, so of two the one that registers last is shown. */
function sameIdNotes(found: readonly Observed[]): readonly Note[] {
  const byName = Map.groupBy(found, ({ object }) => object.metadata.name);
  return [...byName].flatMap(([name, twins]) => {
    if (twins.length === 1) return [];
    const namespaces = twins.map(({ object }) => object.metadata.namespace ?? '').join(', ');
    const said = message(
      'Workflow {0} is in several namespaces ({1}). They have one id, so RHDH shows only the one that registered last. Rename one.',
      name,
      namespaces,
    );
    return [{ code: 'same-workflow-id', severity: 'warning', message: said } as const];
  });
}

/** A workflow that tells another data-index of itself is not shown by the RHDH of this target. */
function strayNotes(found: readonly Observed[], { namespace, release }: ClusterTarget): readonly Note[] {
  const suffix = release.platform.services.find(({ field }) => field === 'dataIndex')?.suffix ?? '';
  const wanted = `${release.platform.name}-${suffix}.${namespace}`;
  return found.flatMap(({ object }) => {
    const url = dataIndexUrl(object);
    if (url === undefined || hostOf(url).split('.').slice(0, 2).join('.') === wanted) return [];
    const said = message(
      'Workflow {0} is connected to {1}, not to the data-index of this target ({2}).',
      object.metadata.name,
      url,
      wanted,
    );
    return [{ code: 'other-data-index', severity: 'warning', message: said } as const];
  });
}

function hostOf(url: string): string {
  return /^\w+:\/\/([^/:]+)/.exec(url)?.[1] ?? '';
}
