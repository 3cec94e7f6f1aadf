import { message, type Message } from '../message.ts';

/** A permission of the Orchestrator. */
export interface Permission {
  readonly name: string;
  /** What RBAC wants as its action. */
  readonly action: 'read' | 'update';
  readonly note: Message;
}

/** Source: PLG, workspaces/orchestrator/docs/Permissions.md. Each of the first two is also there for single workflows. */
export const permissions: readonly Permission[] = [
  {
    name: 'orchestrator.workflow',
    action: 'read',
    note: message('See workflows and the own instances of them.'),
  },
  { name: 'orchestrator.workflow.use', action: 'update', note: message('Run, retry and abort workflows.') },
  {
    name: 'orchestrator.workflowAdminView',
    action: 'read',
    note: message('See the variables of instances, too.'),
  },
  { name: 'orchestrator.instanceAdminView', action: 'read', note: message("See everybody's instances.") },
];
