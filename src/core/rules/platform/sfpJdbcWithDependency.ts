import { field } from '../../field.ts';
import { message } from '../../message.ts';
import { nameFor } from '../../release.ts';
import type { DocumentRule } from '../rule.ts';
import { makerOfPlatform } from './operatorsPlatform.ts';
import { has, persistencesIn } from './persistence.ts';

/** A URL in the platform of the operator, which adds its Service beside it. */
export const sfpJdbcWithDependency: DocumentRule = {
  code: 'sfp-jdbc-with-dependency',
  about: 'document',
  consumer: 'operator',
  effect: 'fails',
  severity: 'error',
  releases: 'all',
  title: 'A database URL where the operator writes its Service',
  why: `While the dependency \`sonataflow\` is on, the RHDH operator adds its \`serviceRef\` to the platform. Beside a \`jdbcUrl\` that
makes three fields where two are allowed: the API server refuses it, the Backstage object ends as DeployFailed and RHDH is not
deployed. Clear the dependency to keep the URL.`,
  example: {
    release: '1.10',
    bad: `apiVersion: sonataflow.org/v1alpha08
kind: SonataFlowPlatform
metadata:
  name: sonataflow-platform
  namespace: rhdh
spec:
  services:
    dataIndex:
      enabled: true
      persistence:
        postgresql:
          secretRef:
            name: backstage-psql-secret-hub
            userKey: POSTGRES_USER
            passwordKey: POSTGRES_PASSWORD
          jdbcUrl: jdbc:postgresql://db.example.com/orchestrator
`,
    good: `apiVersion: sonataflow.org/v1alpha08
kind: SonataFlowPlatform
metadata:
  name: sonataflow-platform
  namespace: rhdh
spec:
  services:
    dataIndex:
      enabled: true
      persistence:
        postgresql:
          secretRef:
            name: backstage-psql-secret-hub
            userKey: POSTGRES_USER
            passwordKey: POSTGRES_PASSWORD
          serviceRef:
            name: backstage-psql-hub
            namespace: rhdh
            databaseName: backstage_plugin_orchestrator
`,
  },
  fix: "Puts the operator's Service in the place of the URL.",
  judge(facts, context) {
    const target = makerOfPlatform(facts, context);
    if (target === undefined) return [];
    const { generatedNames, platform } = target.release;
    return persistencesIn(facts).flatMap(({ path, postgresql, service }) => {
      if (service === undefined || (field(postgresql, 'jdbcUrl') ?? null) === null) return [];
      const serviceRef = {
        name: nameFor(generatedNames.databaseService, target.name),
        namespace: target.namespace,
        databaseName: platform.databaseName,
      };
      const url = [...path, 'jdbcUrl'];
      const removed = { kind: 'remove', path: url } as const;
      const added = { kind: 'set', path, key: 'serviceRef', value: serviceRef, after: 'secretRef' } as const;
      return [
        {
          path: url,
          at: 'key',
          message: message(
            'The RHDH operator adds its own Service beside this URL, the API server refuses both together, and RHDH is not deployed. Clear the dependency "sonataflow" of "{0}" to keep the URL.',
            target.name,
          ),
          fix: {
            kind: 'several',
            title: message('Use the Service of the operator'),
            changes: has(postgresql, 'serviceRef') ? [removed] : [added, removed],
          },
        } as const,
      ];
    });
  },
};
