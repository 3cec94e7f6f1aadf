import { message } from '../../core/message.ts';
import { resolveRelease } from '../../core/releases/index.ts';
import { hasOrchestratorFlavour } from '../../core/target/target.ts';
import { isOpen } from './instanceQuestions.ts';
import type { Answers, Question } from './question.ts';

const methodQuestion: Question = {
  kind: 'choice',
  id: 'method',
  title: message('Platform'),
  prompt: message('Who makes the SonataFlowPlatform and the network policies?'),
  applies: (facts, answers) => isOpen('method', facts, answers),
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
  applies: (facts, answers) => isOpen('plugins', facts, answers) && offersFlavour(answers),
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

function offersFlavour({ release = '', method }: Answers): boolean {
  const known = resolveRelease(release);
  return known !== undefined && hasOrchestratorFlavour(known) && method !== 'none';
}

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
  applies: (facts, answers) => isOpen('rhdhOperator', facts, answers) && answers.method !== 'none',
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
