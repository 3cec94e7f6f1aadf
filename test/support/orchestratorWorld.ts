import type { Manifest } from '../../src/core/manifest.ts';
import { nameFor } from '../../src/core/release.ts';
import type { ResourceKey } from '../../src/core/snapshot.ts';
import type { Target } from '../../src/core/target/target.ts';
import { conditions, definition, object, ownedBy, serving } from './snapshots.ts';

/** Everything of a target called `hub`, healthy; the cluster-wide operators are left out on purpose. */
export function healthyWorld({ namespace: ns, release }: Target) {
  const backstage = object('rhdh.redhat.com/v1alpha5', 'Backstage', 'hub', ns, {
    spec: { flavours: [{ name: 'orchestrator' }] },
    status: conditions(['Deployed', 'True', 'Deployed']),
  });
  const owned = { metadata: ownedBy(backstage) };
  const postgresql = {
    secretRef: {
      name: 'backstage-psql-secret-hub',
      userKey: release.platform.userKey,
      passwordKey: release.platform.passwordKey,
    },
    serviceRef: {
      name: 'backstage-psql-hub',
      namespace: ns,
      databaseName: release.platform.databaseName,
    },
  };
  const service = { persistence: { postgresql } };
  const platform = object('sonataflow.org/v1alpha08', 'SonataFlowPlatform', 'sonataflow-platform', ns, {
    ...owned,
    spec: { services: { dataIndex: service, jobService: service } },
    status: { observedGeneration: 1, ...conditions(['Succeed', 'True']) },
  });
  return {
    backstages: [backstage],
    sonataFlowPlatforms: [platform],
    networkPolicies: release.networkPolicies.policies.map(({ name, madeAs = name }) =>
      object('networking.k8s.io/v1', 'NetworkPolicy', nameFor(madeAs, 'hub'), ns, owned),
    ),
    secrets: [object('v1', 'Secret', 'backstage-psql-secret-hub', ns, owned)],
    statefulSets: [serving('backstage-psql-hub', ns, backstage, 'StatefulSet')],
    services: [
      object('v1', 'Service', 'backstage-psql-hub', ns, owned),
      object('v1', 'Service', 'sonataflow-platform-data-index-service', ns),
      object('v1', 'Service', 'sonataflow-platform-jobs-service', ns),
    ],
    deployments: [
      serving('backstage-hub', ns, backstage),
      serving('sonataflow-platform-data-index-service', ns, platform),
      serving('sonataflow-platform-jobs-service', ns, platform),
    ],
    customResourceDefinitions: [definition('sonataflowplatforms.sonataflow.org')],
  } satisfies Partial<Record<ResourceKey, readonly Manifest[]>>;
}
