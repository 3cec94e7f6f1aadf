import { listAt, textAt } from '../../field.ts';
import { message } from '../../message.ts';
import type { DocumentRule } from '../rule.ts';
import { isSecretName, isSecretText } from '../secretText.ts';

/** A password or token as plain environment variable. The value itself never goes into a message. */
export const crSecretValue: DocumentRule = {
  code: 'cr-secret-value',
  about: 'document',
  consumer: 'reader',
  effect: 'silent',
  severity: 'warning',
  releases: 'all',
  title: 'A secret as plain environment variable',
  why: `What stands in \`extraEnvs.envs\` is read by everybody who may read the Backstage object or the repository with this file.
A Secret named in \`extraEnvs.secrets\` gives RHDH the same variable and shows it to nobody else.`,
  example: {
    release: '1.10',
    bad: `apiVersion: rhdh.redhat.com/v1alpha5
kind: Backstage
metadata:
  name: hub
  namespace: rhdh
spec:
  application:
    extraEnvs:
      envs:
        - name: GITHUB_TOKEN
          value: not-really-a-token
`,
    good: `apiVersion: rhdh.redhat.com/v1alpha5
kind: Backstage
metadata:
  name: hub
  namespace: rhdh
spec:
  application:
    extraEnvs:
      secrets:
        - name: github
`,
  },
  judge({ is, value }) {
    if (is.kind !== 'backstage') return [];
    return listAt(value, 'spec', 'application', 'extraEnvs', 'envs').flatMap((variable, index) => {
      const name = textAt(variable, 'name') ?? '';
      if (!isSecretName(name) || !isSecretText(textAt(variable, 'value'))) return [];
      return [
        {
          path: ['spec', 'application', 'extraEnvs', 'envs', index, 'value'],
          at: 'value',
          message: message(
            'The value of {0} is readable here for everybody: put it into a Secret and name that in extraEnvs.secrets.',
            name,
          ),
        },
      ];
    });
  },
};
