import { message } from '../message.ts';
import type { Snapshot } from '../snapshot.ts';
import type { Evidence, Judge, Note } from '../status.ts';
import { answerTo, asking } from './answers.ts';
import { capacityNotes, capacityQuestion, capacityWords } from './capacity.ts';
import { featureEvidence, monitoringNotes } from './clusterFeatures.ts';
import { ready, verdict } from './verdict.ts';
import { openshiftNotes } from './versionNotes.ts';

/** The cluster answers with the credentials at hand; what it is and has stands in evidence and notes. */
export const cluster: Judge = {
  id: 'cluster',
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
            ...trustNotes(snapshot),
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

/** Whoever stands between could read tokens and Secrets, and answer in place of the cluster. */
function trustNotes({ server, unverified }: Snapshot): readonly Note[] {
  if (unverified !== true) return [];
  return [
    {
      code: 'server-not-verified',
      severity: 'warning',
      message: message(
        'Nobody checks that {0} is the cluster: the kubeconfig says insecure-skip-tls-verify, or the address is plain HTTP. Name its certificate-authority instead.',
        server,
      ),
    },
  ];
}
