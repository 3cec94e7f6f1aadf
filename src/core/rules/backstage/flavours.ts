import { field, flagAt, listAt, textAt } from '../../field.ts';
import type { Release } from '../../release.ts';
import { orchestratorFlavour } from '../../target/target.ts';

/** Whether a Backstage object switches the Orchestrator on by its flavour. */
export function hasOrchestrator(backstage: unknown, { flavours }: Release): boolean {
  const known = flavours.find(({ name }) => name === orchestratorFlavour);
  if (known === undefined) return false;
  // Of one name that stands twice the last one counts.
  const listed = listAt(backstage, 'spec', 'flavours').findLast((one) => textAt(one, 'name') === known.name);
  if (listed !== undefined) return flagAt(listed, 'enabled') ?? true;
  return field(backstage, 'spec', 'flavours') === undefined && known.enabledByDefault;
}
