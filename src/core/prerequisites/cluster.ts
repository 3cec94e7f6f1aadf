import { message } from '../message.ts';
import type { Evidence, Prerequisite } from '../status.ts';
import { answerTo, asking } from './answers.ts';
import { capacityNotes, capacityQuestion, capacityWords } from './capacity.ts';
import { featureEvidence, monitoringNotes } from './clusterFeatures.ts';
import { ready, verdict } from './verdict.ts';
import { openshiftNotes } from './versionNotes.ts';

/** The cluster answers with the credentials at hand; what it is and has stands in evidence and notes. */
export const cluster: Prerequisite = {
  id: 'cluster',
  title: message('Cluster'),
  needs: () => [],
  looksAt: ['clusterVersions', 'customResourceDefinitions', 'subscriptions', 'deployments'],
  evaluate(snapshot, target) {
    const { connection, context, server } = snapshot;
    switch (connection.state) {
      case 'connecting':
        return verdict('unknown', 'connecting', message('Connecting to {0} …', server));
      case 'unauthorized':
      case 'unreachable':
        return verdict('unknown', connection.state, connection.reason);
      case 'connected': {
        const about = { apiVersion: 'v1', kind: 'Cluster', name: context };
        const version: Evidence = { ref: about, field: 'version', value: connection.version };
        const nodes = answerTo(snapshot, capacityQuestion);
        const capacity = nodes.state === 'answered' && nodes.value.nodes > 0 ? nodes.value : undefined;
        const size: readonly Evidence[] =
          capacity === undefined
            ? []
            : [{ ref: about, field: 'nodes.allocatable', value: capacityWords(capacity) }];
        const status = ready(
          'connected',
          message('{0} answers (Kubernetes {1}).', server, connection.version),
          [version, ...size, ...featureEvidence(snapshot)],
          [
            ...openshiftNotes(snapshot, target.release),
            ...(capacity === undefined ? [] : capacityNotes(capacity, target.release)),
            ...monitoringNotes(snapshot, target),
          ],
        );
        return asking(status, [capacityQuestion]);
      }
    }
  },
};
