import { embedded } from '../../artifact.ts';
import type { PermissionOptions } from '../../target/options.ts';
import type { Target } from '../../target/target.ts';
import { exampleWorkflow } from '../workflow/exampleWorkflow.ts';

/** Names of the files in RHDH's working directory. */
export const policiesKey = 'rbac-policies.csv';
export const conditionsKey = 'rbac-conditional-policies.yaml';

type Policy = readonly [permission: string, action: string];

/** Without it people see no catalog any more as soon as permissions are on. */
const seesCatalog: Policy = ['catalog.entity.read', 'read'];

/** Source: PLG, workspaces/orchestrator/docs/Permissions.md. */
const runsWorkflows: readonly Policy[] = [
  ['orchestrator.workflow', 'read'],
  ['orchestrator.workflow.use', 'update'],
];

/** Source: the same. */
const seesEverybodysInstances: readonly Policy[] = [
  ['orchestrator.workflowAdminView', 'read'],
  ['orchestrator.instanceAdminView', 'read'],
];

const userRole = 'role:default/workflowUser';
const adminRole = 'role:default/workflowAdmin';
const guestRole = 'role:default/workflowGuest';

/** Keys and contents of the ConfigMap with the policies. */
export function policyFiles(target: Target, options: PermissionOptions): Readonly<Record<string, unknown>> {
  return {
    [policiesKey]: policies(target, options),
    ...(hasConditions(target) ? { [conditionsKey]: embedded(conditions) } : {}),
  };
}

/** Whether access to single workflows is written as conditions. */
export function hasConditions({ release }: Target): boolean {
  return release.options.permissions.singleWorkflows === 'condition';
}

/** Comments are lines that RBAC passes over, but it reads them as CSV: a quotation mark would stop it. */
function policies(target: Target, { admins }: PermissionOptions): string {
  return text([
    '# Sees and runs every workflow, and sees the instances that were started by the same person.',
    ...granted(userRole, [seesCatalog, ...runsWorkflows]),
    member('group:default/developers', userRole, 'example'),
    '',
    "# Sees everybody's instances and their variables as well.",
    ...granted(adminRole, [seesCatalog, ...runsWorkflows, ...seesEverybodysInstances]),
    ...(admins.length === 0
      ? [member('user:default/alice', adminRole, 'example')]
      : admins.map((admin) => member(admin, adminRole, 'meant'))),
    '',
    ...guest(target),
  ]);
}

function guest(target: Target): readonly string[] {
  if (hasConditions(target)) {
    return [
      `# Only the workflows that ${conditionsKey} names.`,
      ...granted(guestRole, [seesCatalog]),
      member('group:default/guests', guestRole, 'example'),
    ];
  }
  return [
    `# Only single workflows, named by their id: ${exampleWorkflow.id} is one.`,
    ...granted(guestRole, [
      [`orchestrator.workflow.${exampleWorkflow.id}`, 'read'],
      [`orchestrator.workflow.use.${exampleWorkflow.id}`, 'update'],
    ]).map((line) => `# ${line}`),
    member('group:default/guests', guestRole, 'example'),
  ];
}

/** RHDH leaves it alone until the role has members: nobody gets anything by this example. */
const conditions = {
  result: 'CONDITIONAL',
  roleEntityRef: guestRole,
  pluginId: 'orchestrator',
  resourceType: 'orchestrator-workflow',
  permissionMapping: ['read', 'update'],
  conditions: {
    rule: 'IS_ALLOWED_WORKFLOW_ID',
    resourceType: 'orchestrator-workflow',
    params: { workflowIds: [exampleWorkflow.id] },
  },
};

function granted(role: string, rights: readonly Policy[]): readonly string[] {
  return rights.map(([permission, action]) => `p, ${role}, ${permission}, ${action}, allow`);
}

function member(entity: string, role: string, meant: 'meant' | 'example'): string {
  return `${meant === 'meant' ? '' : '# '}g, ${entity}, ${role}`;
}

function text(lines: readonly string[]): string {
  return `${lines.join('\n')}\n`;
}
