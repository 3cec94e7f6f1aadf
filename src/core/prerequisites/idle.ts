import { conditionOf } from '../field.ts';
import { message } from '../message.ts';
import type { Release } from '../release.ts';
import type { Evidence, Status } from '../status.ts';
import type { Observed } from '../snapshot.ts';
import { evidence, verdict } from './verdict.ts';

/** Source: OP main, docs: only the value "true" stops Backstage and its local database. */
const annotation = 'rhdh.redhat.com/idle';

/**
 * The status of what a Backstage object stops while it is put to sleep; `undefined` while it is awake. Releases before
 * 2.0 do not know the annotation, later ones than that may go on saying `Deployed` of an instance that sleeps.
 */
export function asleep(backstage: Observed, release: Release): Status | undefined {
  const seen = release.behaviour.idles ? idleEvidence(backstage) : undefined;
  if (seen === undefined) return undefined;
  const said = message(
    'Backstage {0} was put to sleep on purpose: its operator has stopped its workloads. Remove the annotation {1} from it to wake it.',
    backstage.object.metadata.name,
    annotation,
  );
  return verdict('degraded', 'idled', said, [seen]);
}

function idleEvidence({ object }: Observed): Evidence | undefined {
  if (object.metadata.annotations?.[annotation] === 'true') {
    return evidence(object, `metadata.annotations[${annotation}]`, 'true');
  }
  return conditionOf(object, 'Deployed')?.reason === 'Idled'
    ? evidence(object, 'status.conditions[Deployed].reason', 'Idled')
    : undefined;
}
