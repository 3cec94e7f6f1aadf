import { configFlagAt } from '../../configFlag.ts';
import { field } from '../../field.ts';
import { message } from '../../message.ts';
import { isMapping } from '../../schema/place.ts';
import type { DocumentRule, Found } from '../rule.ts';

const flag = 'dangerouslyAllowOutsideDevelopment';

/** Settings of the examples that let everybody in. */
export const acDemo: DocumentRule = {
  code: 'ac-demo',
  about: 'document',
  consumer: 'backstage',
  effect: 'silent',
  severity: 'info',
  releases: 'all',
  title: 'A setting for demonstrations is left on',
  why: `Upstream's examples let guests in: \`auth.environment: development\` takes the sign-in settings for development, and
\`dangerouslyAllowOutsideDevelopment\` lets everybody in as a guest wherever RHDH runs. Neither belongs where people work.`,
  example: {
    release: '1.10',
    bad: `apiVersion: v1
kind: ConfigMap
metadata:
  name: app-config-rhdh
  namespace: rhdh
data:
  app-config-rhdh.yaml: |
    auth:
      providers:
        guest:
          userEntityRef: user:default/guest
          dangerouslyAllowOutsideDevelopment: true
    backend:
      auth:
        externalAccess:
          - type: static
            options:
              token: \${BACKEND_SECRET}
              subject: orchestrator
`,
    good: `apiVersion: v1
kind: ConfigMap
metadata:
  name: app-config-rhdh
  namespace: rhdh
data:
  app-config-rhdh.yaml: |
    auth:
      providers:
        guest:
          userEntityRef: user:default/guest
    backend:
      auth:
        externalAccess:
          - type: static
            options:
              token: \${BACKEND_SECRET}
              subject: orchestrator
`,
  },
  fix: 'Removes the flag that lets guests in.',
  judge({ is, value }) {
    if (is.kind !== 'app-config') return [];
    return [...developmentEnvironment(value), ...guestsLetIn(value)];
  },
};

function developmentEnvironment(config: unknown): readonly Found[] {
  const path = ['auth', 'environment'];
  if (field(config, ...path) !== 'development') return [];
  return [
    {
      path,
      at: 'value',
      message: message('Sign-in as for development: write "production", and the providers below that name.'),
    },
  ];
}

function guestsLetIn(config: unknown): readonly Found[] {
  const providers = field(config, 'auth', 'providers');
  if (!isMapping(providers)) return [];
  return Object.keys(providers).flatMap((name) => {
    const path = ['auth', 'providers', name, flag];
    if (configFlagAt(config, ...path) !== true) return [];
    return [
      {
        path,
        at: 'key',
        message: message('This lets everybody in without a password, wherever RHDH runs.'),
        fix: { kind: 'remove', title: message('Remove "{0}"', flag), path },
      },
    ];
  });
}
