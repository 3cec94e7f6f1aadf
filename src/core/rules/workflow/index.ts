import type { Rule } from '../rule.ts';
import { sfId } from './sfId.ts';
import { sfImage } from './sfImage.ts';
import { sfKnative } from './sfKnative.ts';
import { sfMigration } from './sfMigration.ts';
import { sfProfile } from './sfProfile.ts';

/** The rules about workflows. */
export const workflowRules: readonly Rule[] = [sfProfile, sfImage, sfKnative, sfMigration, sfId];
