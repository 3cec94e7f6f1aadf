import { field, listAt, textAt } from '../../field.ts';
import type { Fix } from '../../finding.ts';
import { message } from '../../message.ts';
import type { Release } from '../../release.ts';
import type { DocumentRule } from '../rule.ts';
import { persistencesIn } from './persistence.ts';

type Service = Release['platform']['services'][number];

/** A URL asks for TLS, which the second driver of a service does not hear. */
export const sfpTls: DocumentRule = {
  code: 'sfp-tls',
  about: 'document',
  consumer: 'logicOperator',
  effect: 'silent',
  severity: 'hint',
  releases: 'all',
  title: 'TLS for one of two drivers',
  why: `Jobs-service has a second, reactive driver for PostgreSQL beside that of JDBC. It does not read \`sslmode\` in the URL and
never speaks TLS unless its environment says so: where the server insists on it, jobs-service does not start.`,
  example: {
    release: '1.10',
    bad: `apiVersion: sonataflow.org/v1alpha08
kind: SonataFlowPlatform
metadata:
  name: workflows
  namespace: team-a
spec:
  services:
    jobService:
      enabled: true
      persistence:
        postgresql:
          secretRef:
            name: postgres
            userKey: user
            passwordKey: password
          jdbcUrl: jdbc:postgresql://db.example.com/workflows?sslmode=require
`,
    good: `apiVersion: sonataflow.org/v1alpha08
kind: SonataFlowPlatform
metadata:
  name: workflows
  namespace: team-a
spec:
  services:
    jobService:
      enabled: true
      podTemplate:
        container:
          env:
            - name: QUARKUS_DATASOURCE_REACTIVE_POSTGRESQL_SSL_MODE
              value: require
            - name: QUARKUS_DATASOURCE_REACTIVE_TRUST_ALL
              value: "true"
      persistence:
        postgresql:
          secretRef:
            name: postgres
            userKey: user
            passwordKey: password
          jdbcUrl: jdbc:postgresql://db.example.com/workflows?sslmode=require
`,
  },
  fix: 'Adds the environment of the second driver where the service has no `podTemplate` yet.',
  judge(facts, { release }) {
    return persistencesIn(facts).flatMap(({ path, postgresql, service: name }) => {
      const url = textAt(postgresql, 'jdbcUrl') ?? '';
      const service = release.platform.services.find((one) => one.field === name);
      if (service === undefined || !/[?&]sslmode=(?:require|verify-)/i.test(url)) return [];
      const variables = listAt(
        facts.value,
        'spec',
        'services',
        service.field,
        'podTemplate',
        'container',
        'env',
      );
      const missing = service.tlsVariables.filter(
        (wanted) => !variables.some((variable) => textAt(variable, 'name') === wanted.name),
      );
      if (missing.length === 0 || missing.length < service.tlsVariables.length) return [];
      const fix = fixFor(facts.value, service);
      return [
        {
          path: [...path, 'jdbcUrl'],
          at: 'value',
          message: message(
            'Jobs-service has a second driver that does not read "sslmode": without {0} in its environment it speaks no TLS.',
            missing.map((variable) => variable.name).join(', '),
          ),
          ...(fix === undefined ? {} : { fix }),
        } as const,
      ];
    });
  },
};

function fixFor(platform: unknown, { field: name, tlsVariables }: Service): Fix | undefined {
  const path = ['spec', 'services', name];
  if (field(platform, ...path, 'podTemplate') !== undefined) return undefined;
  const podTemplate = { container: { env: tlsVariables } };
  return {
    kind: 'set',
    title: message('Add the environment of the second driver'),
    path,
    key: 'podTemplate',
    value: podTemplate,
    after: 'enabled',
  };
}
