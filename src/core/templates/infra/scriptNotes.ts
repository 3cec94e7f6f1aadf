import { message, type Message } from '../../message.ts';
import { targetDefaults, type Target } from '../../target/target.ts';
import { commandLines } from '../command.ts';

const folder = 'config/profile/rhdh/plugin-infra';

/** The script that installs the same, and what the files of this target do otherwise. */
export function scriptNotes(target: Target): readonly Message[] {
  return [
    message('Upstream has a script for the same, meant for an empty cluster:{0}', commands(target)),
    message(
      'These files differ: the Knative objects wait for Serverless, where the first run of the script stops and leaves Serverless Logic out, and the misspelt field Registry of KnativeEventing is not written.',
    ),
    ...choiceNotes(target),
  ];
}

/** A script of 1.8 or later fetches the manifests of main unless it is told the branch. */
function commands({ cicd, release: { pluginInfra } }: Target): string {
  const { branch, options } = pluginInfra;
  const script = `https://raw.githubusercontent.com/redhat-developer/rhdh-operator/${branch}/${folder}/plugin-infra.sh`;
  const words = [
    'bash plugin-infra.sh',
    ...(options.includes('--branch') ? [`--branch ${branch}`] : []),
    ...(cicd && options.includes('--with-cicd') ? ['--with-cicd'] : []),
  ];
  return commandLines(`curl -sSLO ${script}`) + commandLines(words.join(' '));
}

function choiceNotes({ olm, approval, catalog, installRhdhOperator, release }: Target): readonly Message[] {
  const { source } = targetDefaults(release).catalog;
  return [
    ...(olm === 'v1' ? [message('The script makes Subscriptions, for OLM v0.')] : []),
    ...(approval === 'Manual' ? [message('The script lets OLM approve every InstallPlan itself.')] : []),
    ...(olm === 'v0' && catalog.source !== source
      ? [message('The script takes the operators from {0}, these files from {1}.', source, catalog.source)]
      : []),
    ...(installRhdhOperator ? [message('The script does not install the RHDH operator.')] : []),
  ];
}
