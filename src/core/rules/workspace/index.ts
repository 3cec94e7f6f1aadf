import type { WorkspaceRule } from '../rule.ts';
import { objectTwice } from './objectTwice.ts';

/** The rules about several documents: first what an object names, then what does not go together. */
export const workspaceRules: readonly WorkspaceRule[] = [objectTwice];
