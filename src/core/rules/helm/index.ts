import type { Rule } from '../rule.ts';
import { hvExternalDb } from './hvExternalDb.ts';
import { hvRootKey } from './hvRootKey.ts';

/** The rules about values of the two charts. */
export const helmRules: readonly Rule[] = [hvExternalDb, hvRootKey];
