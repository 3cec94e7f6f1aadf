import type { Artifact } from '../../artifact.ts';
import { message } from '../../message.ts';
import type { Target } from '../../target/target.ts';
import { instanceNotes } from '../notes.ts';
import { additionObjects } from './additionObjects.ts';
import { additions } from './additions.ts';

export const additionsPath = '27-network-policies-in-addition.yaml';

/** The policies that are needed beside those of the operator, where there are any. */
export function additionsFile(target: Target): readonly Artifact[] {
  const wanted = additions(target);
  if (wanted.length === 0) return [];
  return [
    {
      path: additionsPath,
      kind: 'manifest',
      notes: instanceNotes(
        target,
        message(
          'The rhdh-operator denies RHDH all traffic but what RHDH itself needs. For the Orchestrator this is needed in addition; the operator leaves it alone.',
        ),
        ...wanted.map(({ why }) => why),
      ),
      objects: additionObjects(target),
    },
  ];
}
