import { describeRef, type Manifest, type ObjectRef } from '../manifest.ts';
import { plain } from '../message.ts';
import type { Change, Plan } from '../plan.ts';
import { prerequisiteOf } from '../prerequisites/index.ts';
import { objectsBehind } from '../report/rowObjects.ts';
import { stateWords } from '../states.ts';
import type { PrerequisiteId, Status } from '../status.ts';
import { printValue } from '../yaml/print.ts';

/**
 * What an administrator types to see what was seen and to do what the remedy would do. The checks only read; a Secret
 * is named but never written out, because its values are the user's.
 * @param plan what the remedy amounts to; left out where there is none.
 */
export function ocCommands(id: PrerequisiteId, status: Status, plan?: Plan): string {
  const title = plain(prerequisiteOf(id).title);
  const head = comment(`${title}: ${stateWords[status.state]}. ${plain(status.reason)}`);
  const changes = (plan?.steps ?? []).flatMap((step) => step.changes);
  const parts = [
    head,
    ...section('# See what was seen; nothing is changed', objectsBehind(status).flatMap(checks)),
    ...section('# Approve, which installs all that the plan lists', approvals(status)),
    ...section('# Put it right', changes.map(changeCommand)),
  ];
  return `${parts.join('\n\n')}\n`;
}

function section(title: string, commands: readonly string[]): readonly string[] {
  return commands.length === 0 ? [] : [[title, ...commands].join('\n')];
}

function checks(ref: ObjectRef): readonly string[] {
  const events = `involvedObject.kind=${ref.kind},involvedObject.name=${ref.name}`;
  // The values of a Secret are nobody's to see who only wants to know whether it is there.
  const form = ref.kind === 'Secret' ? '' : ' -o yaml';
  return [
    `oc get ${typeOf(ref)} ${quoted(ref.name)}${within(ref.namespace)}${form}`,
    `oc get events${within(ref.namespace ?? 'default')} --field-selector ${quoted(events)}`,
  ];
}

function approvals({ state, evidence }: Status): readonly string[] {
  if (state !== 'pendingApproval') return [];
  const plans = evidence.map(({ ref }) => ref).filter(({ kind }) => kind === 'InstallPlan');
  return plans.map((ref) => patchCommand(ref, { spec: { approved: true } }));
}

function changeCommand(change: Change): string {
  switch (change.kind) {
    case 'apply':
      return applyCommand(change.object);
    case 'patch':
      return patchCommand(change.ref, change.patch);
    case 'delete':
      return `oc delete ${typeOf(change.ref)} ${quoted(change.ref.name)}${within(change.ref.namespace)}`;
  }
}

function applyCommand(object: Manifest): string {
  const { apiVersion, kind, metadata } = object;
  if (kind === 'Secret') {
    const { name, namespace } = metadata;
    const ref = { apiVersion, kind, name, ...(namespace === undefined ? {} : { namespace }) };
    return comment(`${describeRef(ref)} has to be there; its values are not written here.`);
  }
  const text = printValue(object);
  const end = endMark(text);
  return `oc apply --server-side --field-manager=rhdh-orchestrator -f - <<'${end}'\n${text}${end}`;
}

/** A line that ends the text and stands nowhere in it. */
function endMark(text: string): string {
  const lines = new Set(text.split('\n'));
  let mark = 'EOF';
  while (lines.has(mark)) mark = `${mark}_`;
  return mark;
}

function patchCommand(ref: ObjectRef, patch: unknown): string {
  const json = quoted(JSON.stringify(patch));
  return `oc patch ${typeOf(ref)} ${quoted(ref.name)}${within(ref.namespace)} --type=merge -p ${json}`;
}

/** `Subscription.v1alpha1.operators.coreos.com`: without group and version a name may be another operator's. */
function typeOf({ apiVersion, kind }: ObjectRef): string {
  const [group, version] = apiVersion.split('/');
  return version === undefined ? kind : `${kind}.${version}.${group}`;
}

function within(namespace: string | undefined): string {
  return namespace === undefined ? '' : ` -n ${quoted(namespace)}`;
}

/** As the shell takes it for one word. */
function quoted(text: string): string {
  return /^[\w./:@=,-]+$/.test(text) ? text : `'${text.replaceAll("'", String.raw`'\''`)}'`;
}

function comment(text: string): string {
  return text
    .split(/\r?\n|\r/)
    .map((line) => `# ${line}`)
    .join('\n');
}
