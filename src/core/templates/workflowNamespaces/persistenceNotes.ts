import { message, type Message } from '../../message.ts';
import type { Target } from '../../target/target.ts';
import { printValue } from '../../yaml/print.ts';
import { commandLines } from '../command.ts';
import { workflowDatabase, type Credentials } from './workflowDatabase.ts';

/** What a workflow that keeps its state needs in a namespace of its own. */
export function persistenceNotes(namespace: string, target: Target): readonly Message[] {
  const { secretRef, place } = workflowDatabase(target);
  const persistence = { persistence: { postgresql: { secretRef, ...place } } };
  return [
    message(
      'A workflow that keeps its state reads the credentials of the database in its own namespace. To copy them without showing them, when {0} is there and again when the password changes:{1}',
      secretRef.name,
      copyCommand(secretRef, { from: target.namespace, to: namespace }),
    ),
    message('Below spec such a workflow says where the database is:{0}', indented(persistence)),
  ];
}

/** Takes the two keys alone: what else is said of a Secret belongs to its namespace and its owner. */
function copyCommand(
  { name, userKey, passwordKey }: Credentials,
  { from, to }: { readonly from: string; readonly to: string },
): string {
  const keys = [userKey, passwordKey].map((key) => `"${key}":"{{index .data "${key}"}}"`).join(',');
  const copy = `{"apiVersion":"v1","kind":"Secret","metadata":{"name":"${name}"},"data":{${keys}}}`;
  return commandLines(
    `oc get secret ${name} --namespace ${from} --output go-template='${copy}'`,
    `| oc apply --server-side --namespace ${to} --filename -`,
  );
}

/** YAML as it stands in a comment, to be copied. */
function indented(value: unknown): string {
  const lines = printValue(value).trimEnd().split('\n');
  return lines.map((line) => `\n  ${line}`).join('');
}
