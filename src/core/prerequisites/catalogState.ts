import { textAt } from '../field.ts';
import { message } from '../message.ts';
import type { Status } from '../status.ts';
import type { Observed } from '../snapshot.ts';
import { evidence, ready, settling, verdict } from './verdict.ts';

const stateField = 'status.connectionState.lastObservedState';

/**
 * Judges a CatalogSource that is there. OLM begins with IDLE and says READY within a second; a catalog that cannot be
 * reached goes to TRANSIENT_FAILURE (recordings: OLM, section 4b).
 */
export function catalogState(at: number, { object, since }: Observed): Status {
  const { name, namespace = '', deletionTimestamp } = object.metadata;
  if (deletionTimestamp !== undefined) {
    return verdict('removing', 'deleting', message('CatalogSource {0} is being deleted.', name), [
      evidence(object, 'metadata.deletionTimestamp', deletionTimestamp),
    ]);
  }
  const state = textAt(object, 'status', 'connectionState', 'lastObservedState');
  const seen = evidence(object, stateField, state);
  if (state === 'READY') return ready('catalog-ready', message('OLM reads catalog {0}.', name), [seen]);
  const words = textAt(object, 'status', 'message') ?? '';
  if (state === undefined && words !== '') {
    const said = message('OLM cannot use CatalogSource {0}: {1}', name, words);
    return settling(at, since, 'catalog-refused', said, [evidence(object, 'status.message', words)]);
  }
  const said =
    state === undefined
      ? message('OLM has not looked at CatalogSource {0} yet. Look at the Pods of OLM.', name)
      : message(
          'OLM does not reach CatalogSource {0} ({1}). Look at its Pod in namespace {2} and at the events there.',
          name,
          state,
          namespace,
        );
  const unreached = settling(at, since, 'catalog-unreachable', said, [seen]);
  // A connection that nobody uses rests as IDLE, which tells nothing of the catalog behind it.
  if (state !== 'IDLE' || unreached.state === 'installing') return unreached;
  return verdict(
    'unknown',
    'catalog-idle',
    message('OLM has no connection to CatalogSource {0} now (IDLE).', name),
    [seen],
  );
}
