import { embedded, type ManifestFile } from '../../artifact.ts';
import { message, type Message } from '../../message.ts';
import type { PermissionOptions } from '../../target/options.ts';
import type { Target } from '../../target/target.ts';
import { instanceNotes } from '../notes.ts';
import { objectNames } from '../objectNames.ts';
import { conditionsKey, hasConditions, policiesKey, policyFiles } from './policies.ts';

/** The policies, and the part of the app-config that makes RHDH read them. */
export function permissionsFile(target: Target, options: PermissionOptions): ManifestFile {
  const { permissions, policies } = objectNames(target);
  const configMap = { apiVersion: 'v1', kind: 'ConfigMap' };
  return {
    path: '22-permissions.yaml',
    kind: 'manifest',
    notes: instanceNotes(target, ...notes(target, options)),
    objects: [
      {
        ...configMap,
        metadata: { name: policies, namespace: target.namespace },
        data: policyFiles(target, options),
      },
      {
        ...configMap,
        metadata: { name: permissions, namespace: target.namespace },
        data: { 'app-config-permissions.yaml': embedded(appConfig(target, options)) },
      },
    ],
  };
}

function appConfig(target: Target, { admins }: PermissionOptions): unknown {
  const { folder } = target.release.backend;
  return {
    permission: {
      enabled: true,
      rbac: {
        'policies-csv-file': `${folder}/${policiesKey}`,
        ...(hasConditions(target) ? { conditionalPoliciesFile: `${folder}/${conditionsKey}` } : {}),
        pluginsWithPermission: ['catalog', 'scaffolder', 'permission', 'orchestrator'],
        ...(admins.length === 0 ? {} : { admin: { users: admins.map((name) => ({ name })) } }),
      },
    },
  };
}

function notes(target: Target, { admins }: PermissionOptions): readonly Message[] {
  return [
    message(
      'From now on everything that no policy allows is denied, in all of RHDH: say here what people may do beside workflows. Lines with a # are examples.',
    ),
    ...(admins.length === 0
      ? [
          message(
            'Nobody may change roles in RHDH yet: name people in permission.rbac.admin.users, and make them members of workflowAdmin.',
          ),
        ]
      : []),
    ...(target.method === 'operator'
      ? []
      : [
          message(
            'Without the rhdh-operator nobody hands this to RHDH: mount the files of {0} in {1} and name the app-config with --config.',
            objectNames(target).policies,
            target.release.backend.folder,
          ),
        ]),
  ];
}
