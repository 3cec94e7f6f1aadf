import { flagAt } from '../../field.ts';
import { message } from '../../message.ts';
import type { DocumentRule } from '../rule.ts';

/** A service of the platform that is switched off, and runs all the same. */
export const sfpServiceOff: DocumentRule = {
  code: 'sfp-service-off',
  about: 'document',
  consumer: 'logicOperator',
  effect: 'silent',
  severity: 'hint',
  releases: 'all',
  title: '`enabled: false` does not switch a service off',
  why: `The Serverless Logic operator deploys every service that the platform names, with \`enabled: false\` as well. A service
that is not to run must not be named at all.`,
  example: {
    release: '1.10',
    bad: `apiVersion: sonataflow.org/v1alpha08
kind: SonataFlowPlatform
metadata:
  name: workflows
  namespace: team-a
spec:
  services:
    dataIndex:
      enabled: true
    jobService:
      enabled: false
`,
    good: `apiVersion: sonataflow.org/v1alpha08
kind: SonataFlowPlatform
metadata:
  name: workflows
  namespace: team-a
spec:
  services:
    dataIndex:
      enabled: true
`,
  },
  fix: 'Removes the service.',
  judge({ is, value }, { release }) {
    if (is.kind !== 'sonataflowplatform' || is.form === 'patch') return [];
    return release.platform.services.flatMap(({ field: service }) => {
      const path = ['spec', 'services', service];
      if (flagAt(value, ...path, 'enabled') !== false) return [];
      return [
        {
          path: [...path, 'enabled'],
          at: 'value',
          message: message('The operator deploys {0} all the same: leave it out to be without it.', service),
          fix: { kind: 'remove', title: message('Remove {0}', service), path },
        } as const,
      ];
    });
  },
};
