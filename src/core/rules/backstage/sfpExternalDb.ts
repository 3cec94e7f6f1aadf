import { field, flagAt, textAt } from '../../field.ts';
import type { Path } from '../../finding.ts';
import { message } from '../../message.ts';
import { nameFor } from '../../release.ts';
import type { DocumentRule } from '../rule.ts';
import { hasOrchestrator } from './flavours.ts';

/** The flavour brings a platform on the operator's own database, which this object does without. */
export const sfpExternalDb: DocumentRule = {
  code: 'sfp-external-db',
  about: 'document',
  consumer: 'logicOperator',
  effect: 'fails',
  severity: 'error',
  releases: ({ flavours }) => flavours.length > 0,
  title: 'The Orchestrator on a database that nobody makes',
  why: `The platform that comes with the dependency \`sonataflow\` takes user, password and server of the database from the Secret
and the Service that the operator makes for its own one. With \`enableLocalDb: false\` or \`authSecretName\` it makes no such Secret:
data-index and jobs-service never start, and no condition says so. Clear the dependency in the ConfigMap with
dynamic-plugins.yaml and write a SonataFlowPlatform of your own.`,
  example: {
    release: '1.10',
    bad: `apiVersion: rhdh.redhat.com/v1alpha5
kind: Backstage
metadata:
  name: hub
  namespace: rhdh
spec:
  database:
    enableLocalDb: false
  flavours:
    - name: orchestrator
`,
    good: `apiVersion: rhdh.redhat.com/v1alpha5
kind: Backstage
metadata:
  name: hub
  namespace: rhdh
spec:
  flavours:
    - name: orchestrator
`,
  },
  judge({ is, value }, { release }) {
    if (is.kind !== 'backstage' || !hasOrchestrator(value, release)) return [];
    // A list of plugins of one's own may clear the dependency: who sees both has to judge that.
    const lists = ['dynamicPluginsConfigMapName', 'dynamicPlugins'];
    if (lists.some((name) => field(value, 'spec', 'application', name) !== undefined)) return [];
    const secret = nameFor(release.generatedNames.databaseSecret, textAt(value, 'metadata', 'name') ?? '');
    const path = withoutSecret(value, secret);
    if (path === undefined) return [];
    return [
      {
        path,
        at: 'value',
        message: message(
          'The flavour brings a platform that reads the Secret "{0}", and with this nobody makes it: data-index and jobs-service never start.',
          secret,
        ),
      },
    ];
  },
};

/** Where it says that the operator makes no Secret; one that somebody gives the very name is as good as the operator's. */
function withoutSecret(backstage: unknown, made: string): Path | undefined {
  if (flagAt(backstage, 'spec', 'database', 'enableLocalDb') === false)
    return ['spec', 'database', 'enableLocalDb'];
  const secret = textAt(backstage, 'spec', 'database', 'authSecretName') ?? '';
  return secret === '' || secret === made ? undefined : ['spec', 'database', 'authSecretName'];
}
