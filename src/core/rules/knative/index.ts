import type { Rule } from '../rule.ts';
import { knNamespace } from './knNamespace.ts';
import { knRegistryCase } from './knRegistryCase.ts';
import { knTwo } from './knTwo.ts';
import { knVersion } from './knVersion.ts';

/** The rules about the objects that install Knative. */
export const knativeRules: readonly Rule[] = [knNamespace, knTwo, knRegistryCase, knVersion];
