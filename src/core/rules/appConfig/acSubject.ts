import { field, listAt } from '../../field.ts';
import { message } from '../../message.ts';
import { isMapping } from '../../schema/place.ts';
import type { DocumentRule, Found } from '../rule.ts';

/** What Backstage reads of a way in for callers from outside, by its type. */
const needed: Readonly<Record<string, { readonly secret: string }>> = {
  static: { secret: 'token' },
  legacy: { secret: 'secret' },
};

/** A way in for callers from outside that does not say who they are. */
export const acSubject: DocumentRule = {
  code: 'ac-subject',
  about: 'document',
  consumer: 'backstage',
  effect: 'fails',
  severity: 'error',
  releases: 'all',
  title: 'An external access without subject or secret',
  why: `A caller with a static token, or with a legacy secret, has a name in RHDH: \`subject\`. Backstage reads it, and the token or
secret, when it starts, and does not start without them.`,
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
    backend:
      auth:
        externalAccess:
          - type: static
            options:
              token: \${BACKEND_SECRET}
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
  fix: 'Adds the subject `orchestrator`.',
  judge({ is, value }) {
    if (is.kind !== 'app-config') return [];
    const at = ['backend', 'auth', 'externalAccess'];
    return listAt(value, ...at).flatMap((access, index) => missingIn(access, [...at, index, 'options']));
  },
};

function missingIn(access: unknown, path: readonly (string | number)[]): readonly Found[] {
  const type = field(access, 'type');
  const options = field(access, 'options');
  const known = typeof type === 'string' && Object.hasOwn(needed, type) ? needed[type] : undefined;
  // What another file or the environment says nobody can see here.
  if (known === undefined || !isMapping(options) || Object.keys(options).some((name) => name.startsWith('$')))
    return [];
  return [known.secret, 'subject']
    .filter((name) => (options[name] ?? '') === '')
    .map((name) => ({
      path,
      at: 'key',
      message: message(
        'Backstage reads "{0}" of this access when it starts, and does not start without it.',
        name,
      ),
      ...(name === 'subject' && !(name in options)
        ? {
            fix: {
              kind: 'set',
              title: message('Add "subject: orchestrator"'),
              path,
              key: name,
              value: 'orchestrator',
              after: known.secret,
            } as const,
          }
        : {}),
    }));
}
