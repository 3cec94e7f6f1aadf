import { message } from '../../message.ts';
import { madeByChart } from '../helm/madeByChart.ts';
import type { Template } from '../template.ts';
import { permissionsFile } from './permissionsFile.ts';

/** Who may see and run which workflow. */
export const permissions: Template = {
  what: 'permissions',
  title: message('Permissions'),
  detail: message('RBAC policies for workflows and the part of the app-config that switches them on'),
  asks: ['release', 'name', 'namespace', 'options'],
  options: [],
  hindrance: madeByChart,
  implies: { permissions: {} },
  make: (target) => [permissionsFile(target, target.permissions ?? { admins: [] })],
};
