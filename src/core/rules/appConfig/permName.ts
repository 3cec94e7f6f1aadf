import { message } from '../../message.ts';
import type { PermissionFacts } from '../../optionFacts.ts';
import { nearest } from '../../schema/nearest.ts';
import type { DocumentRule } from '../rule.ts';
import { policyLines, withPart } from './policyLines.ts';

/** A policy names a permission that the Orchestrator does not have. */
export const permName: DocumentRule = {
  code: 'perm-name',
  about: 'document',
  consumer: 'backstage',
  effect: 'silent',
  severity: 'warning',
  releases: 'all',
  title: 'A permission that the Orchestrator does not have',
  why: `RBAC takes any name of a permission. One that no plugin asks for allows nothing: people see no workflows, or cannot run
them, and nothing says why.`,
  example: {
    release: '1.10',
    bad: `apiVersion: v1
kind: ConfigMap
metadata:
  name: rbac-policies
  namespace: rhdh
data:
  rbac-policies.csv: |
    p, role:default/workflowUser, orchestrator.workflows, read, allow
`,
    good: `apiVersion: v1
kind: ConfigMap
metadata:
  name: rbac-policies
  namespace: rhdh
data:
  rbac-policies.csv: |
    p, role:default/workflowUser, orchestrator.workflow, read, allow
`,
  },
  fix: 'Puts in the permission that was probably meant.',
  judge(facts, { release }) {
    const { names } = release.options.permissions;
    return policyLines(facts).flatMap(({ path, text, permission }) => {
      if (isKnown(permission.text, names)) return [];
      const meant = nearest(permission.text, Object.keys(names));
      return [
        {
          path,
          at: 'value',
          span: [permission.start, permission.start + permission.text.length],
          message: message(
            'The Orchestrator has no permission "{0}": this policy allows nothing. There are {1}.',
            permission.text,
            Object.keys(names).join(', '),
          ),
          ...(meant === undefined
            ? {}
            : {
                fix: {
                  kind: 'replace',
                  title: message('Change to "{0}"', meant),
                  path,
                  value: withPart(text, permission, meant),
                } as const,
              }),
        },
      ];
    });
  },
};

/** Those of workflows may name a single one behind a dot. */
function isKnown(name: string, names: PermissionFacts['names']): boolean {
  return Object.hasOwn(names, name) || /^orchestrator\.workflow\.[^.\s]/.test(name);
}
