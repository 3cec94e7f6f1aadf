import { message } from '../message.ts';
import type { Prerequisite } from '../status.ts';
import { ready, verdict } from './verdict.ts';
import { openshiftNotes } from './versionNotes.ts';

/** The cluster answers with the credentials at hand. */
export const cluster: Prerequisite = {
  id: 'cluster',
  title: message('Cluster'),
  needs: () => [],
  looksAt: ['clusterVersions'],
  evaluate(snapshot, { release }) {
    const { connection, context, server } = snapshot;
    switch (connection.state) {
      case 'connecting':
        return verdict('unknown', 'connecting', message('Connecting to {0} …', server));
      case 'unauthorized':
      case 'unreachable':
        return verdict('unknown', connection.state, connection.reason);
      case 'connected':
        return ready(
          'connected',
          message('{0} answers (Kubernetes {1}).', server, connection.version),
          [
            {
              ref: { apiVersion: 'v1', kind: 'Cluster', name: context },
              field: 'version',
              value: connection.version,
            },
          ],
          openshiftNotes(snapshot, release),
        );
    }
  },
};
