import { field, listAt } from '../../field.ts';
import { message } from '../../message.ts';
import { knownTarget } from '../knownTarget.ts';
import type { DocumentRule } from '../rule.ts';

const path = ['permission', 'rbac', 'pluginsWithPermission'];

/** The pages of RBAC do not know the permissions of workflows. */
export const permPlugins: DocumentRule = {
  code: 'perm-plugins',
  about: 'document',
  consumer: 'backstage',
  effect: 'silent',
  severity: 'hint',
  releases: 'all',
  title: 'RBAC does not know the permissions of workflows',
  why: `RBAC asks the plugins in \`pluginsWithPermission\` which permissions they have. Without \`orchestrator\` its pages do not offer
those of workflows, and conditions on workflows cannot be written.`,
  example: {
    release: '1.10',
    bad: `apiVersion: v1
kind: ConfigMap
metadata:
  name: app-config-rhdh
  namespace: rhdh
data:
  app-config-rhdh.yaml: |
    orchestrator:
      workflowInstancePage:
        cardHeightMode: fixed
    permission:
      enabled: true
      rbac:
        pluginsWithPermission:
          - catalog
`,
    good: `apiVersion: v1
kind: ConfigMap
metadata:
  name: app-config-rhdh
  namespace: rhdh
data:
  app-config-rhdh.yaml: |
    orchestrator:
      workflowInstancePage:
        cardHeightMode: fixed
    permission:
      enabled: true
      rbac:
        pluginsWithPermission:
          - catalog
          - orchestrator
`,
  },
  fix: 'Adds it.',
  judge({ is, value }, context) {
    const plugins = listAt(value, ...path);
    if (is.kind !== 'app-config' || plugins.length === 0 || plugins.includes('orchestrator')) return [];
    // An app-config that knows nothing of workflows is no business of ours, unless somebody says that it is.
    if (knownTarget(context) === undefined && field(value, 'orchestrator') === undefined) return [];
    return [
      {
        path,
        at: 'key',
        message: message(
          'Without "orchestrator" the pages of RBAC do not offer the permissions of workflows.',
        ),
        fix: { kind: 'append', title: message('Add "orchestrator"'), path, value: 'orchestrator' },
      },
    ];
  },
};
