import { refOf } from '../manifest.ts';
import { message } from '../message.ts';
import type { Evidence, Judge, Status } from '../status.ts';
import type { Snapshot } from '../snapshot.ts';
import type { ClusterTarget } from '../target/target.ts';
import { look } from './observed.ts';
import { establishedDefinition } from './operatorParts.ts';
import { evidence, ready, unseen, verdict } from './verdict.ts';

const definition = 'sonataflowplatforms.sonataflow.org';

/** Without these CRDs the RHDH operator does not deploy Backstage at all. */
export const sonataFlowDefinitions: Judge = {
  id: 'sonataflow-crds',
  needs: () => ['serverless-logic'],
  looksAt: ['customResourceDefinitions', 'sonataFlowPlatforms'],
  evaluate(snapshot, target) {
    const sight = look(snapshot, 'customResourceDefinitions');
    if (!sight.seen) {
      const served = sight.code === 'forbidden' ? bySeenPlatforms(snapshot, target) : undefined;
      return served ?? unseen(sight);
    }
    const found = establishedDefinition(snapshot, definition);
    if (found === undefined) {
      return verdict('absent', 'crd-missing', message('CRD {0} is not established.', definition));
    }
    return ready('crd-established', message('CRD {0} is established.', definition), [
      evidence(found.object, 'status.conditions[Established].status', 'True'),
    ]);
  },
};

/** Who may not see CRDs, as the administrator of a namespace, still sees whether what they define is served. */
function bySeenPlatforms(snapshot: Snapshot, target: ClusterTarget): Status | undefined {
  const sight = look(snapshot, 'sonataFlowPlatforms', target.namespace);
  if (!sight.seen) {
    return sight.code === 'not-served'
      ? verdict('absent', 'crd-missing', message('The API server does not serve {0}.', definition))
      : undefined;
  }
  const { apiVersion } = target.release.platform;
  const itself = {
    apiVersion: 'apiextensions.k8s.io/v1',
    kind: 'CustomResourceDefinition',
    name: definition,
  };
  const [first] = sight.objects;
  const ref = first === undefined ? itself : refOf(first.object);
  const served: Evidence = { ref, field: 'apiVersion', value: apiVersion };
  const said = message('The API server serves {0}; you may not see its CRD.', definition);
  return ready('crd-served', said, [served]);
}
