import { field, listAt, textAt } from '../../field.ts';
import { message } from '../../message.ts';
import type { DocumentRule } from '../rule.ts';

/** A workflow with a database whose tables nobody makes. */
export const sfMigration: DocumentRule = {
  code: 'sf-migration',
  about: 'document',
  consumer: 'logicOperator',
  effect: 'silent',
  severity: 'hint',
  releases: 'all',
  title: 'Tables that nobody makes',
  why: `With \`dbMigrationStrategy: none\` neither the workflow nor a Job makes its tables. On a database that is not prepared by
hand the workflow fails at the first table it asks for. Left out, the workflow makes them itself.`,
  example: {
    release: '1.10',
    bad: `apiVersion: sonataflow.org/v1alpha08
kind: SonataFlow
metadata:
  name: greeting
  namespace: rhdh
spec:
  persistence:
    dbMigrationStrategy: none
    postgresql:
      secretRef:
        name: postgres
        userKey: user
        passwordKey: password
      serviceRef:
        name: postgres
  flow:
    start: Greet
    states:
      - name: Greet
        type: inject
        data: {}
        end: true
`,
    good: `apiVersion: sonataflow.org/v1alpha08
kind: SonataFlow
metadata:
  name: greeting
  namespace: rhdh
spec:
  persistence:
    dbMigrationStrategy: service
    postgresql:
      secretRef:
        name: postgres
        userKey: user
        passwordKey: password
      serviceRef:
        name: postgres
  flow:
    start: Greet
    states:
      - name: Greet
        type: inject
        data: {}
        end: true
`,
  },
  judge({ is, value }) {
    const path = ['spec', 'persistence', 'dbMigrationStrategy'];
    if (is.kind !== 'sonataflow' || field(value, ...path) !== 'none' || migratesItself(value)) return [];
    return [
      {
        path,
        at: 'value',
        message: message('With "none" nobody makes the tables: they must be in the database already.'),
      },
    ];
  },
};

/** A workflow may bring the migration in its own image, where a variable switches it on. */
function migratesItself(workflow: unknown): boolean {
  return listAt(workflow, 'spec', 'podTemplate', 'container', 'env').some((variable) =>
    /FLYWAY/.test(textAt(variable, 'name') ?? ''),
  );
}
