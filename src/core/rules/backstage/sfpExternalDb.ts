import type { Path } from '../../finding.ts';
import { message } from '../../message.ts';
import { nameFor } from '../../release.ts';
import type { BackstageTraits } from '../../workspace/traits.ts';
import type { WorkspaceRule } from '../rule.ts';
import { bringsPlatform } from '../workspace/orchestratorBackends.ts';

/** The Orchestrator brings a platform on the operator's own database, which this object does without. */
export const sfpExternalDb: WorkspaceRule = {
  code: 'sfp-external-db',
  about: 'workspace',
  consumer: 'logicOperator',
  effect: 'fails',
  severity: 'error',
  releases: 'all',
  title: 'The Orchestrator on a database that nobody makes',
  why: `The platform that comes with the dependency \`sonataflow\` takes user, password and server of the database from the Secret
and the Service that the operator makes for its own one. With \`enableLocalDb: false\` or \`authSecretName\` it makes no such Secret:
data-index and jobs-service never start, and no condition says so. Clear the dependency in the ConfigMap with
dynamic-plugins.yaml and write a SonataFlowPlatform of your own. This is told where the flavour or a list of plugins in the same file,
kustomization or folder has the dependency, and no file makes that Secret.`,
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
  judge(object, around, context) {
    const { traits, name } = object;
    if (traits.of !== 'Backstage') return [];
    const secret = nameFor(context.release.generatedNames.databaseSecret, name);
    const path = withoutSecret(traits, secret);
    if (path === undefined || around.defining('Secret', secret).length > 0) return [];
    if (bringsPlatform(object, around, context) !== 'yes') return [];
    return [
      {
        path,
        at: 'value',
        message: message(
          'The Orchestrator brings a platform that reads the Secret "{0}", and with this nobody makes it: data-index and jobs-service never start.',
          secret,
        ),
      },
    ];
  },
};

/** Where it says that the operator makes no Secret; one that somebody gives the very name is as good as the operator's. */
function withoutSecret({ database, databaseSecret }: BackstageTraits, made: string): Path | undefined {
  if (database === 'external') return ['spec', 'database', 'enableLocalDb'];
  const isAnother = databaseSecret !== undefined && databaseSecret !== made;
  return isAnother ? ['spec', 'database', 'authSecretName'] : undefined;
}
