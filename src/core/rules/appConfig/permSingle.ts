import { message } from '../../message.ts';
import type { DocumentRule } from '../rule.ts';
import { policyLines } from './policyLines.ts';

/** A permission of a single workflow, where the release wants a condition. */
export const permSingle: DocumentRule = {
  code: 'perm-single',
  about: 'document',
  consumer: 'backstage',
  effect: 'silent',
  severity: 'hint',
  releases: ({ options }) => options.permissions.singleWorkflows === 'condition',
  title: 'A permission of a single workflow',
  why: `Permissions of single workflows, \`orchestrator.workflow.ID\`, are on their way out: RHDH 2.1 writes conditional policies with
the rule IS_ALLOWED_WORKFLOW_ID and a list of ids instead.`,
  example: {
    release: '2.1',
    bad: `apiVersion: v1
kind: ConfigMap
metadata:
  name: rbac-policies
  namespace: rhdh
data:
  rbac-policies.csv: |
    p, role:default/workflowGuest, orchestrator.workflow.greeting, read, allow
`,
    good: `apiVersion: v1
kind: ConfigMap
metadata:
  name: rbac-policies
  namespace: rhdh
data:
  rbac-policies.csv: |
    p, role:default/workflowGuest, orchestrator.workflow, read, allow
`,
  },
  judge(facts, { release }) {
    const { names } = release.options.permissions;
    return policyLines(facts)
      .filter(
        ({ permission: { text } }) =>
          !Object.hasOwn(names, text) && text.startsWith('orchestrator.workflow.'),
      )
      .map(({ path, permission: { text, start } }) => ({
        path,
        at: 'value',
        span: [start, start + text.length],
        message: message(
          'RHDH {0} allows single workflows by a conditional policy with the rule IS_ALLOWED_WORKFLOW_ID.',
          release.line,
        ),
      }));
  },
};
