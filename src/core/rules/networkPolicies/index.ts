import type { Rule } from '../rule.ts';
import { npCallers } from './npCallers.ts';
import { npClosed } from './npClosed.ts';
import { npNamespaceLabel } from './npNamespaceLabel.ts';
import { npOverwritten } from './npOverwritten.ts';

/** The rules about who may reach RHDH, its platform and its workflows. */
export const networkPolicyRules: readonly Rule[] = [npOverwritten, npCallers, npClosed, npNamespaceLabel];
