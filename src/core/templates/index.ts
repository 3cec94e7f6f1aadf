import type { Artifact } from '../artifact.ts';
import type { Target } from '../target/target.ts';
import { all } from './all.ts';
import { backstage } from './backstage.ts';
import { cicd } from './cicd/index.ts';
import { database } from './database/index.ts';
import { dynamicPlugins } from './dynamicPlugins.ts';
import { helmValues } from './helm/index.ts';
import { infra } from './infra/index.ts';
import { networkPolicies } from './networkPolicies/index.ts';
import { permissions } from './permissions/index.ts';
import { platform } from './platform.ts';
import type { SecretAnswers, Template, What } from './template.ts';
import { workflow } from './workflow/index.ts';
import { workflowNamespaces } from './workflowNamespaces/index.ts';

const menu = {
  all,
  infra,
  'dynamic-plugins': dynamicPlugins,
  backstage,
  database,
  'network-policies': networkPolicies,
  platform,
  'workflow-namespace': workflowNamespaces,
  permissions,
  cicd,
  workflow,
  'helm-values': helmValues,
} as const satisfies Record<What, Template>;

/** The menu, in the order it is offered. */
export const templates: readonly Template[] = Object.values(menu);

/** The template of that name. */
export function templateOf(what: What): Template {
  return menu[what];
}

/** The files of several templates, each once, in the order to apply them. */
export function scaffold(
  whats: readonly What[],
  target: Target,
  secrets: SecretAnswers = {},
): readonly Artifact[] {
  const made = whats.flatMap((what) => templateOf(what).make(target, secrets));
  const byPath = new Map(made.map((artifact) => [artifact.path, artifact]));
  // The numbers in front of the file names are the order of applying.
  return [...byPath.values()].sort((one, other) => (one.path < other.path ? -1 : 1));
}
