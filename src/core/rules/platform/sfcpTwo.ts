import { message } from '../../message.ts';
import type { WorkspaceRule } from '../rule.ts';
import { earlierOfKind } from '../workspace/earlierOfKind.ts';
import { placeOfObject } from '../workspace/placeOfObject.ts';

/** One cluster platform is active in a cluster. */
export const sfcpTwo: WorkspaceRule = {
  code: 'sfcp-two',
  about: 'workspace',
  consumer: 'logicOperator',
  effect: 'fails',
  severity: 'warning',
  releases: 'all',
  title: 'A second cluster platform',
  why: `A cluster has one active SonataFlowClusterPlatform. Once the first is ready, any other stays at Succeed=False with the
reason Duplicated and an empty message.`,
  example: {
    release: '1.10',
    bad: `apiVersion: sonataflow.org/v1alpha08
kind: SonataFlowClusterPlatform
metadata:
  name: cluster-platform
spec:
  platformRef:
    name: sonataflow-platform
    namespace: rhdh
---
apiVersion: sonataflow.org/v1alpha08
kind: SonataFlowClusterPlatform
metadata:
  name: another-platform
spec:
  platformRef:
    name: sonataflow-platform
    namespace: rhdh
`,
    good: `apiVersion: sonataflow.org/v1alpha08
kind: SonataFlowClusterPlatform
metadata:
  name: cluster-platform
spec:
  platformRef:
    name: sonataflow-platform
    namespace: rhdh
`,
  },
  judge(object, around) {
    const first = object.kind === 'SonataFlowClusterPlatform' ? earlierOfKind(object, around) : undefined;
    if (first === undefined) return [];
    return [
      {
        path: ['metadata', 'name'],
        at: 'value',
        message: message(
          'A cluster has one active cluster platform, and {0} in {1} is one already: this one stays Duplicated.',
          first.name,
          placeOfObject(first, object),
        ),
      },
    ];
  },
};
