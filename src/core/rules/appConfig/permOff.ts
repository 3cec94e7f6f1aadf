import { field } from '../../field.ts';
import { message } from '../../message.ts';
import { isMapping } from '../../schema/place.ts';
import type { DocumentRule } from '../rule.ts';

/** Policies are named, and nobody asks them. */
export const permOff: DocumentRule = {
  code: 'perm-off',
  about: 'document',
  consumer: 'backstage',
  effect: 'silent',
  severity: 'warning',
  releases: 'all',
  title: 'Policies that nobody asks',
  why: `Permissions are off unless \`permission.enabled\` is true: what stands below \`rbac\` has no effect, and everybody may run
every workflow.`,
  example: {
    release: '1.10',
    bad: `apiVersion: v1
kind: ConfigMap
metadata:
  name: app-config-permissions
  namespace: rhdh
data:
  app-config-permissions.yaml: |
    permission:
      rbac:
        pluginsWithPermission:
          - catalog
          - orchestrator
`,
    good: `apiVersion: v1
kind: ConfigMap
metadata:
  name: app-config-permissions
  namespace: rhdh
data:
  app-config-permissions.yaml: |
    permission:
      enabled: true
      rbac:
        pluginsWithPermission:
          - catalog
          - orchestrator
`,
  },
  fix: 'Switches permissions on.',
  judge({ is, value }) {
    const permission = field(value, 'permission');
    if (is.kind !== 'app-config' || !isMapping(permission)) return [];
    // Who writes `false` means it.
    if (!isMapping(permission['rbac']) || (permission['enabled'] ?? null) !== null) return [];
    return [
      {
        path: ['permission'],
        at: 'key',
        message: message(
          'Permissions are off without "enabled: true": what stands below "rbac" has no effect.',
        ),
        fix: {
          kind: 'set',
          title: message('Add "enabled: true"'),
          path: ['permission'],
          key: 'enabled',
          value: true,
        },
      },
    ];
  },
};
