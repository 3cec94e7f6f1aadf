import { message } from '../../core/message.ts';
import type { Question } from './question.ts';
import { isOpen } from './targetAnswer.ts';

const methodQuestion: Question = {
  kind: 'choice',
  id: 'method',
  title: message('Platform'),
  prompt: message('Who makes the SonataFlowPlatform and the network policies?'),
  applies: (facts, answers) => isOpen('method', facts, answers) && !facts.what.includes('helm-values'),
  choices: () => [
    {
      id: 'operator',
      label: message('The rhdh-operator'),
      detail: message('It makes them itself and takes over what is applied by hand; files are a preview'),
    },
    {
      id: 'ownPlatform',
      label: message('I keep the platform by hand'),
      detail: message(
        'The dependency of the plugin is cleared: right for a database or a platform of your own',
      ),
    },
    {
      id: 'helm',
      label: message('The Helm chart'),
      detail: message('RHDH is installed by Helm; values are written instead of manifests'),
    },
    {
      id: 'none',
      label: message('No rhdh-operator is in use'),
      detail: message('Nobody reads a Backstage object; platform and policies are written'),
    },
  ],
};

const pluginsQuestion: Question = {
  kind: 'choice',
  id: 'plugins',
  title: message('Plugins'),
  prompt: message('How are the Orchestrator plugins switched on?'),
  applies: (facts, answers) =>
    isOpen('plugins', facts, answers) && answers.method !== 'none' && answers.method !== 'helm',
  choices: () => [
    {
      id: 'flavour',
      label: message('By flavour'),
      detail: message('The rhdh-operator brings the plugins that belong to its own release'),
    },
    {
      id: 'configmap',
      label: message('By ConfigMap'),
      detail: message('The plugins stand in a ConfigMap of yours, to be configured or pinned'),
    },
  ],
};

const approvalQuestion: Question = {
  kind: 'choice',
  id: 'approval',
  title: message('Approval'),
  prompt: message('How are operator upgrades approved?'),
  applies: (facts, answers) => isOpen('approval', facts, answers),
  choices: () => [
    { id: 'Automatic', label: message('Automatic'), detail: message('OLM installs and upgrades by itself') },
    {
      id: 'Manual',
      label: message('Manual'),
      detail: message('Nothing is installed or upgraded until its InstallPlan is approved'),
    },
  ],
};

const rhdhOperatorQuestion: Question = {
  kind: 'choice',
  id: 'rhdhOperator',
  title: message('RHDH operator'),
  prompt: message('Shall the files install the RHDH operator too?'),
  applies: (facts, answers) =>
    isOpen('rhdhOperator', facts, answers) && answers.method !== 'none' && answers.method !== 'helm',
  choices: () => [
    { id: 'no', label: message('No'), detail: message('It is there, or others install it') },
    {
      id: 'yes',
      label: message('Yes'),
      detail: message('With its namespace, OperatorGroup and Subscription'),
    },
  ],
};

/** How it is installed. */
export const optionQuestions: readonly Question[] = [
  methodQuestion,
  pluginsQuestion,
  approvalQuestion,
  rhdhOperatorQuestion,
];
