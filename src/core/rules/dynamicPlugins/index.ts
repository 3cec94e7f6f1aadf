import type { Rule } from '../rule.ts';
import { dpDuplicate } from './dpDuplicate.ts';

/** The rules about lists of plugins: first their form, then their packages, then what they come to. */
export const dynamicPluginRules: readonly Rule[] = [dpDuplicate];
