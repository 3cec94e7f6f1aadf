import { backstageSymptoms } from './backstage.ts';
import { missingKindSymptoms } from './missingKinds.ts';
import { operatorsSymptoms } from './operators.ts';
import { platformSymptoms } from './platform.ts';
import type { SymptomCase } from './symptomCase.ts';
import { workflowsSymptoms } from './workflows.ts';

/** Every symptom of docs/symptoms.md, some by more than one fact. */
export const symptomCases: readonly SymptomCase[] = [
  ...missingKindSymptoms,
  ...operatorsSymptoms,
  ...platformSymptoms,
  ...backstageSymptoms,
  ...workflowsSymptoms,
];
