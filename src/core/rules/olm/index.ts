import type { Rule } from '../rule.ts';
import { ogTarget } from './ogTarget.ts';
import { subPackage } from './subPackage.ts';

/** The rules about what OLM installs the operators by. */
export const olmRules: readonly Rule[] = [ogTarget, subPackage];
