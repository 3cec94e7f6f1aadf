import { field } from '../../field.ts';
import type { Path } from '../../finding.ts';
import { message } from '../../message.ts';
import { nameFor } from '../../release.ts';
import type { Target } from '../../target/target.ts';
import type { DocumentRule } from '../rule.ts';
import { makerOfPlatform } from './operatorsPlatform.ts';
import { persistencesIn } from './persistence.ts';

/** The platform of the operator, on another database than the operator's. */
export const sfpNames: DocumentRule = {
  code: 'sfp-names',
  about: 'document',
  consumer: 'operator',
  effect: 'silent',
  severity: 'error',
  releases: 'all',
  title: 'The platform of the operator on another database',
  why: `While the dependency \`sonataflow\` is on, the RHDH operator writes Secret, Service and database into the platform
\`sonataflow-platform\` of its namespace, with force and after every change of the Backstage object. What a file says instead is
overwritten, and deleting the Backstage object deletes the platform. A database of one's own needs the dependency cleared.`,
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
            name: backstage-psql-secret-developer-hub
            userKey: POSTGRES_USER
            passwordKey: POSTGRES_PASSWORD
          serviceRef:
            name: backstage-psql-developer-hub
            namespace: rhdh
            databaseName: backstage_plugin_orchestrator
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
  fix: 'Puts in what the operator writes for the Backstage object of the target.',
  judge(facts, context) {
    const target = makerOfPlatform(facts, context);
    if (target === undefined) return [];
    return persistencesIn(facts).flatMap(({ path, service }) => {
      // The platform's own connection is nothing the operator writes.
      if (service === undefined) return [];
      return operatorsFields(target).flatMap(({ at, value }) => {
        const written = field(facts.value, ...path, ...at);
        // A placeholder becomes the right name by being put in.
        if (typeof written !== 'string' || written === value || written.includes('{{')) return [];
        const where = [...path, ...at];
        return [
          {
            path: where,
            at: 'value',
            message: message(
              'The RHDH operator writes "{0}" here for the Backstage object "{1}", whatever a file says.',
              value,
              target.name,
            ),
            fix: { kind: 'replace', title: message('Change to "{0}"', value), path: where, value },
          } as const,
        ];
      });
    });
  },
};

interface OperatorsField {
  readonly at: Path;
  readonly value: string;
}

function operatorsFields({ name, namespace, release }: Target): readonly OperatorsField[] {
  const { generatedNames, platform } = release;
  return [
    { at: ['secretRef', 'name'], value: nameFor(generatedNames.databaseSecret, name) },
    { at: ['serviceRef', 'name'], value: nameFor(generatedNames.databaseService, name) },
    { at: ['serviceRef', 'namespace'], value: namespace },
    { at: ['serviceRef', 'databaseName'], value: platform.databaseName },
  ];
}
