import type { Path } from '../../finding.ts';
import { message } from '../../message.ts';
import type { DocumentRule } from '../rule.ts';
import { isSecretName, isSecretText } from '../secretText.ts';

/** A token or password as it stands. The value itself never goes into a message. */
export const acSecret: DocumentRule = {
  code: 'ac-secret',
  about: 'document',
  consumer: 'backstage',
  effect: 'silent',
  severity: 'warning',
  releases: 'all',
  title: 'A secret in an app-config',
  why: `An app-config is part of a ConfigMap or of Helm values, which everybody reads who may read the namespace or the repository.
\`\${NAME}\` makes Backstage take the value from its environment, and that comes out of a Secret. The value of an \`Authorization\` header is a secret, too.`,
  example: {
    release: '1.10',
    bad: `apiVersion: v1
kind: ConfigMap
metadata:
  name: app-config-rhdh
  namespace: rhdh
data:
  app-config-rhdh.yaml: |
    backend:
      auth:
        externalAccess:
          - type: static
            options:
              token: not-really-a-token
              subject: orchestrator
`,
    good: `apiVersion: v1
kind: ConfigMap
metadata:
  name: app-config-rhdh
  namespace: rhdh
data:
  app-config-rhdh.yaml: |
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
    if (is.kind !== 'app-config') return [];
    return secretsIn(value, []).map(({ path, name }) => ({
      path,
      at: 'value',
      message: message(
        'The value of "{0}" is readable here for everybody: put it into a Secret and take it from the environment, as {1}.',
        name,
        '${NAME}',
      ),
    }));
  },
};

interface NamedSecret {
  readonly path: Path;
  readonly name: string;
}

function secretsIn(value: unknown, path: Path): readonly NamedSecret[] {
  if (typeof value !== 'object' || value === null) return [];
  if (Array.isArray(value)) return value.flatMap((item: unknown, index) => secretsIn(item, [...path, index]));
  return Object.entries(value).flatMap(([name, item]: readonly [string, unknown]) => {
    const here = [...path, name];
    if (typeof item !== 'string') return secretsIn(item, here);
    const isHeader = /^(?:proxy-)?authorization$/i.test(name);
    const secret = isHeader ? credentialIn(item) : isSecretName(name) ? item : undefined;
    return isSecretText(secret) ? [{ path: here, name }] : [];
  });
}

/** What stands behind the scheme of an Authorization header. */
function credentialIn(header: string): string | undefined {
  return /^(?:bearer|basic|token)\s+(\S.*)$/i.exec(header.trim())?.[1];
}
