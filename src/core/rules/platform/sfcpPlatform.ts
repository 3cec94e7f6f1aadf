import { textAt } from '../../field.ts';
import { message } from '../../message.ts';
import { knownTarget } from '../knownTarget.ts';
import type { DocumentRule } from '../rule.ts';

/** The cluster platform points elsewhere than at the platform of the target. */
export const sfcpPlatform: DocumentRule = {
  code: 'sfcp-platform',
  about: 'document',
  consumer: 'logicOperator',
  effect: 'silent',
  severity: 'warning',
  releases: 'all',
  title: 'A cluster platform that points elsewhere',
  why: `The SonataFlowClusterPlatform makes the services of one platform serve the workflows of all namespaces. RHDH shows what
the data-index of its own platform knows: where the reference points at another platform, workflows run and RHDH does not show
them; where it points at none, it stays at PlatformNotFound.`,
  example: {
    release: '1.10',
    bad: `apiVersion: sonataflow.org/v1alpha08
kind: SonataFlowClusterPlatform
metadata:
  name: cluster-platform
spec:
  platformRef:
    name: sonataflow-platform
    namespace: sonataflow-infra
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
  fix: 'Points at the platform of the target.',
  judge({ is, value }, context) {
    const target = knownTarget(context);
    if (is.kind !== 'sonataflowclusterplatform' || target === undefined) return [];
    const wanted = { name: target.release.platform.name, namespace: target.namespace };
    return (['name', 'namespace'] as const).flatMap((part) => {
      const path = ['spec', 'platformRef', part];
      const written = textAt(value, ...path);
      if (written === undefined || written === wanted[part]) return [];
      return [
        {
          path,
          at: 'value',
          message: message(
            'The platform of "{0}" is {1} in {2}: RHDH does not see the workflows of another one.',
            target.name,
            wanted.name,
            wanted.namespace,
          ),
          fix: {
            kind: 'replace',
            title: message('Change to "{0}"', wanted[part]),
            path,
            value: wanted[part],
          },
        } as const,
      ];
    });
  },
};
