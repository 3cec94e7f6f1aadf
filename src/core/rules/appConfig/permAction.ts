import { message } from '../../message.ts';
import type { PermissionFacts } from '../../optionFacts.ts';
import type { DocumentRule } from '../rule.ts';
import { policyLines, withPart } from './policyLines.ts';

/** A policy has another action than the permission is asked with. */
export const permAction: DocumentRule = {
  code: 'perm-action',
  about: 'document',
  consumer: 'backstage',
  effect: 'silent',
  severity: 'warning',
  releases: 'all',
  title: 'A permission with another action than it is asked with',
  why: `Seeing a workflow is \`read\`, running one is \`update\`. Older documentation ran workflows with \`use\` or \`read\`: such a policy
is never asked for, and people see workflows that they cannot run.`,
  example: {
    release: '1.10',
    bad: `apiVersion: v1
kind: ConfigMap
metadata:
  name: rbac-policies
  namespace: rhdh
data:
  rbac-policies.csv: |
    p, role:default/workflowUser, orchestrator.workflow.use, read, allow
`,
    good: `apiVersion: v1
kind: ConfigMap
metadata:
  name: rbac-policies
  namespace: rhdh
data:
  rbac-policies.csv: |
    p, role:default/workflowUser, orchestrator.workflow.use, update, allow
`,
  },
  fix: 'Puts in the action that the permission is asked with.',
  judge(facts, { release }) {
    return policyLines(facts).flatMap(({ path, text, permission, action }) => {
      const wanted = actionOf(permission.text, release.options.permissions.names);
      if (wanted === undefined || wanted === action.text) return [];
      return [
        {
          path,
          at: 'value',
          span: [action.start, action.start + action.text.length],
          message: message(
            'The Orchestrator asks for "{0}" with the action "{1}": this policy is never asked for.',
            permission.text,
            wanted,
          ),
          fix: {
            kind: 'replace',
            title: message('Change to "{0}"', wanted),
            path,
            value: withPart(text, action, wanted),
          },
        },
      ];
    });
  },
};

/** That of a single workflow is asked as that of all. */
function actionOf(permission: string, names: PermissionFacts['names']): string | undefined {
  if (Object.hasOwn(names, permission)) return names[permission];
  const all = ['orchestrator.workflow.use', 'orchestrator.workflow'].find((name) =>
    permission.startsWith(`${name}.`),
  );
  return all === undefined ? undefined : names[all];
}
