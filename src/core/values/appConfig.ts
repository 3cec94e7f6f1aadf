import { message } from '../message.ts';
import type { ValueSource } from './knownValue.ts';

/** The parts of an app-config that have to do with workflows. */
export const appConfigValues: readonly ValueSource[] = [
  {
    of: ['app-config'],
    at: ['permission.rbac.pluginsWithPermission'],
    values: () => [
      {
        text: 'orchestrator',
        note: message('Without it the permissions for workflows are not known to RBAC.'),
      },
      { text: 'catalog' },
      { text: 'scaffolder' },
      { text: 'permission' },
    ],
  },
  {
    of: ['app-config'],
    at: ['backend.auth.externalAccess.options.subject'],
    values: () => [
      { text: 'orchestrator', note: message('The services of the Orchestrator and its workflows.') },
    ],
  },
  {
    of: ['app-config'],
    at: ['orchestrator.dataIndexService.url'],
    values({ release, target }) {
      const service = release.platform.services.find(({ field }) => field === 'dataIndex');
      const host = `http://${release.platform.name}-${service?.suffix ?? ''}`;
      return [
        { text: host, note: message('The data-index in the namespace of RHDH.') },
        ...(target === undefined ? [] : [{ text: `${host}.${target.namespace}` }]),
      ];
    },
  },
];
