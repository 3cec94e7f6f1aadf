import type { Fix } from '../../finding.ts';
import { message, type Message } from '../../message.ts';
import type { Mapping } from '../../schema/place.ts';
import type { DocumentRule } from '../rule.ts';
import { has, persistencesIn, type Persistence } from './persistence.ts';

const fields: readonly string[] = ['secretRef', 'serviceRef', 'jdbcUrl'];

/** A connection is not exactly credentials and one way to the server. */
export const sfpPersistence: DocumentRule = {
  code: 'sfp-persistence',
  about: 'document',
  consumer: 'apiServer',
  effect: 'fails',
  severity: 'error',
  releases: 'all',
  title: 'Credentials and one way to the database, no more and no less',
  why: `\`postgresql\` has exactly two fields: \`secretRef\` with the credentials, and \`serviceRef\` or \`jdbcUrl\` with the way to the
server. The CRD counts them, so that the API server refuses anything else, and says only that there are too many or too few.`,
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
        name: postgres
        userKey: user
        passwordKey: password
      serviceRef:
        name: postgres
      jdbcUrl: ""
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
        name: postgres
        userKey: user
        passwordKey: password
      serviceRef:
        name: postgres
`,
  },
  fix: 'Removes an empty `jdbcUrl`.',
  judge(facts) {
    if (facts.is.form === 'patch') return [];
    return persistencesIn(facts).flatMap((one) => {
      // Unknown fields are counted, too: then they are the mistake, and the structure names them.
      if (Object.keys(one.postgresql).some((name) => !fields.includes(name))) return [];
      const said = say(one.postgresql);
      if (said === undefined) return [];
      const fix = fixFor(one);
      return [{ path: one.path, at: 'key', message: said, ...(fix === undefined ? {} : { fix }) }];
    });
  },
};

function say(postgresql: Mapping): Message | undefined {
  const [secret, service, url] = fields.map((name) => has(postgresql, name));
  if (service === true && url === true) {
    return message(
      '"serviceRef" and "jdbcUrl" exclude each other: the API server takes one way to the database.',
    );
  }
  if (service !== true && url !== true) {
    return message(
      'The way to the database is missing: add "serviceRef" with the name of its Service, or "jdbcUrl".',
    );
  }
  return secret === true
    ? undefined
    : message('The credentials are missing: add "secretRef" with the name of the Secret of the database.');
}

function fixFor({ path, postgresql }: Persistence): Fix | undefined {
  if (postgresql['jdbcUrl'] !== '' || !has(postgresql, 'serviceRef') || !has(postgresql, 'secretRef'))
    return undefined;
  return { kind: 'remove', title: message('Remove "jdbcUrl"'), path: [...path, 'jdbcUrl'] };
}
