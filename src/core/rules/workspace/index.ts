import type { WorkspaceRule } from '../rule.ts';
import { missingKey } from './missingKey.ts';
import { missingReference } from './missingReference.ts';
import { missingVariable } from './missingVariable.ts';
import { objectTwice } from './objectTwice.ts';
import { otherNamespace } from './otherNamespace.ts';
import { policyMissing } from './policyMissing.ts';
import { twoOrchestrators } from './twoOrchestrators.ts';
import { unusedPlugins } from './unusedPlugins.ts';

/** The rules about several documents: first what an object names, then what does not go together. */
export const workspaceRules: readonly WorkspaceRule[] = [
  missingReference,
  otherNamespace,
  missingKey,
  missingVariable,
  unusedPlugins,
  policyMissing,
  twoOrchestrators,
  objectTwice,
];
