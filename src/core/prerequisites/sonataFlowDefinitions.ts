import { message } from '../message.ts';
import type { Judge } from '../status.ts';
import { look } from './observed.ts';
import { establishedDefinition } from './operatorParts.ts';
import { evidence, ready, unseen, verdict } from './verdict.ts';

const definition = 'sonataflowplatforms.sonataflow.org';

/** Without these CRDs the RHDH operator does not deploy Backstage at all. */
export const sonataFlowDefinitions: Judge = {
  id: 'sonataflow-crds',
  needs: () => ['serverless-logic'],
  looksAt: ['customResourceDefinitions', 'sonataFlowPlatforms'],
  evaluate(snapshot) {
    const sight = look(snapshot, 'customResourceDefinitions');
    if (!sight.seen) return unseen(sight);
    const found = establishedDefinition(snapshot, definition);
    if (found === undefined) {
      return verdict('absent', 'crd-missing', message('CRD {0} is not established.', definition));
    }
    return ready('crd-established', message('CRD {0} is established.', definition), [
      evidence(found.object, 'status.conditions[Established].status', 'True'),
    ]);
  },
};
