import type { ManifestFile } from '../../artifact.ts';
import { message, type Message } from '../../message.ts';
import type { CicdFacts } from '../../optionFacts.ts';
import type { Target } from '../../target/target.ts';
import { commandLines } from '../command.ts';
import { instanceNotes } from '../notes.ts';

const scriptFolder =
  'https://raw.githubusercontent.com/redhat-developer/rhdh-operator/{branch}/config/profile/rhdh/plugin-infra';

/** Which Secrets CI/CD needs; their values are the user's to bring. */
export function secretFile(target: Target, facts: CicdFacts): ManifestFile {
  return {
    path: '23-cicd-secret.yaml',
    kind: 'manifest',
    notes: instanceNotes(target, ...ofBackstage(target, facts), ...ofPipeline(target, facts)),
    objects: [],
  };
}

function ofBackstage({ namespace, release }: Target, { secret }: CicdFacts): readonly Message[] {
  const address = `${scriptFolder.replace('{branch}', release.pluginInfra.branch)}/${secret.script}`;
  return [
    message(
      'Here belongs the Secret {0} in namespace {1} with {2}. It is not shown.',
      secret.name,
      namespace,
      secret.keys.join(', '),
    ),
    message(
      'Upstream has a script that asks for what it needs, and makes it:{0}',
      commandLines(`curl -sSLO ${address}`) + commandLines(`bash ${secret.script}`),
    ),
    message(
      'The script gives the ServiceAccount behind K8S_CLUSTER_TOKEN the role cluster-admin, and takes the admin of Argo CD: make the Secret by hand where less will do. RHDH does not start without it.',
    ),
  ];
}

function ofPipeline({ namespace }: Target, { pipeline }: CicdFacts): readonly Message[] {
  return [
    message(
      'The Pipeline workflow-deployment is made in namespace {0}; upstream runs it for the namespace {1}. Where its runs are, these Secrets have to be:',
      namespace,
      pipeline.namespace,
    ),
    message(
      '{0}, of type kubernetes.io/dockerconfigjson: may push to the registry of your workflows and pull from registry.redhat.io.',
      pipeline.registry,
    ),
    message(
      '{0}, with the keys {1}: may push to the Git repositories of your workflows.',
      pipeline.git.join(' or '),
      pipeline.gitKeys.join(', '),
    ),
  ];
}
