import { field, listAt } from '../../field.ts';
import { message } from '../../message.ts';
import type { DocumentRule } from '../rule.ts';

/** The Orchestrator is configured, but its workflows may not call RHDH back. */
export const acExternalAccess: DocumentRule = {
  code: 'ac-external-access',
  about: 'document',
  consumer: 'backstage',
  effect: 'silent',
  severity: 'hint',
  releases: 'all',
  title: 'No way back for workflows',
  why: `Workflows that call RHDH (for notifications, or to start another template) need a static token in
\`backend.auth.externalAccess\`, and get 401 without one. It may stand in another app-config of the same Backstage object.`,
  example: {
    release: '1.10',
    bad: `apiVersion: v1
kind: ConfigMap
metadata:
  name: app-config-rhdh
  namespace: rhdh
data:
  app-config-rhdh.yaml: |
    orchestrator:
      dataIndexService:
        url: http://sonataflow-platform-data-index-service.rhdh
`,
    good: `apiVersion: v1
kind: ConfigMap
metadata:
  name: app-config-rhdh
  namespace: rhdh
data:
  app-config-rhdh.yaml: |
    orchestrator:
      dataIndexService:
        url: http://sonataflow-platform-data-index-service.rhdh
    backend:
      auth:
        externalAccess:
          - type: static
            options:
              token: \${BACKEND_SECRET}
              subject: orchestrator
`,
  },
  judge({ is, value }) {
    const path = ['orchestrator', 'dataIndexService'];
    if (is.kind !== 'app-config' || field(value, ...path) === undefined) return [];
    const accesses = listAt(value, 'backend', 'auth', 'externalAccess');
    if (accesses.some((access) => field(access, 'type') === 'static')) return [];
    return [
      {
        path: ['orchestrator'],
        at: 'key',
        message: message(
          'Workflows that call RHDH back get 401 unless an app-config has a static token in backend.auth.externalAccess.',
        ),
      },
    ];
  },
};
