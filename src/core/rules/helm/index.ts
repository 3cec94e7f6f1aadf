import type { Rule } from '../rule.ts';
import { hvExternalDb } from './hvExternalDb.ts';

/** The rules about values of the two charts. */
export const helmRules: readonly Rule[] = [hvExternalDb];
