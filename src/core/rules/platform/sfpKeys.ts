import { field, textAt } from '../../field.ts';
import type { Path } from '../../finding.ts';
import { message } from '../../message.ts';
import { nameFor, type Release } from '../../release.ts';
import type { DocumentRule, Found } from '../rule.ts';
import { persistencesIn } from './persistence.ts';

/** Keys that the Serverless Logic operator takes where none are said (SFO, CRD). */
const defaults = { userKey: 'POSTGRESQL_USER', passwordKey: 'POSTGRESQL_PASSWORD' } as const;

/** The Secret of the RHDH operator, with keys that it does not have. */
export const sfpKeys: DocumentRule = {
  code: 'sfp-keys',
  about: 'document',
  consumer: 'logicOperator',
  effect: 'silent',
  severity: 'warning',
  releases: 'all',
  title: "Keys that the operator's Secret does not have",
  why: `The Secret that the RHDH operator makes for its database has \`POSTGRES_USER\` and \`POSTGRES_PASSWORD\`. Where the keys are
left out the Serverless Logic operator looks for \`POSTGRESQL_USER\` and \`POSTGRESQL_PASSWORD\`: the Pods of data-index and
jobs-service do not start, and the platform says Succeed all the same.`,
  example: {
    release: '1.10',
    bad: `apiVersion: sonataflow.org/v1alpha08
kind: SonataFlowPlatform
metadata:
  name: workflows
  namespace: team-a
spec:
  persistence:
    postgresql:
      secretRef:
        name: backstage-psql-secret-hub
        userKey: POSTGRESQL_USER
        passwordKey: POSTGRES_PASSWORD
      serviceRef:
        name: backstage-psql-hub
        namespace: rhdh
`,
    good: `apiVersion: sonataflow.org/v1alpha08
kind: SonataFlowPlatform
metadata:
  name: workflows
  namespace: team-a
spec:
  persistence:
    postgresql:
      secretRef:
        name: backstage-psql-secret-hub
        userKey: POSTGRES_USER
        passwordKey: POSTGRES_PASSWORD
      serviceRef:
        name: backstage-psql-hub
        namespace: rhdh
`,
  },
  fix: 'Puts in the keys of that Secret.',
  judge(facts, { release }) {
    return persistencesIn(facts).flatMap(({ path, postgresql }) => {
      const name = textAt(postgresql, 'secretRef', 'name') ?? '';
      if (!isOperatorsSecret(name, release)) return [];
      const { userKey, passwordKey } = release.platform;
      const secretRef = [...path, 'secretRef'];
      return [
        ...wrongKey(facts.value, secretRef, 'userKey', userKey),
        ...wrongKey(facts.value, secretRef, 'passwordKey', passwordKey),
      ];
    });
  },
};

function isOperatorsSecret(name: string, { generatedNames }: Release): boolean {
  const prefix = nameFor(generatedNames.databaseSecret, '');
  return name.startsWith(prefix) && name.length > prefix.length;
}

function wrongKey(
  value: unknown,
  secretRef: Path,
  keyField: keyof typeof defaults,
  wanted: string,
): readonly Found[] {
  const written = field(value, ...secretRef, keyField) ?? undefined;
  if (written === wanted) return [];
  const taken = typeof written === 'string' ? written : defaults[keyField];
  return [
    {
      path: written === undefined ? [...secretRef, 'name'] : [...secretRef, keyField],
      at: 'value',
      message: message(
        'The Secret that the RHDH operator makes has no key "{0}": write "{1}: {2}".',
        taken,
        keyField,
        wanted,
      ),
      fix: {
        kind: 'set',
        title: message('Write {0}: {1}', keyField, wanted),
        path: secretRef,
        key: keyField,
        value: wanted,
        after: 'name',
      },
    },
  ];
}
