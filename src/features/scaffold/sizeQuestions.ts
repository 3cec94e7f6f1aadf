import { message, type Message } from '../../core/message.ts';
import type { Resources } from '../../core/target/options.ts';
import type { Target } from '../../core/target/target.ts';
import { answeredTargets } from './answeredTargets.ts';
import { chosen, type Question } from './question.ts';
import { sizeExample, sizeIds, sizeProblem } from './sizeAnswers.ts';
import { isOpen } from './targetAnswer.ts';

/** How large the containers are, where somebody reads it. */
export const sizeQuestions: readonly Question[] = [
  sizeQuestion('backstage', message('Size of RHDH'), ({ method }) => method !== 'none'),
  sizeQuestion('dataIndex', message('Size of data-index'), keepsPlatform),
  sizeQuestion('jobsService', message('Size of jobs-service'), keepsPlatform),
];

/** The platform of the operator and of the chart cannot be sized. */
function keepsPlatform({ method, ownPlatform }: Target): boolean {
  return method === 'none' || (method === 'operator' && ownPlatform);
}

function sizeQuestion(
  container: keyof Resources,
  title: Message,
  isRead: (target: Target) => boolean,
): Question {
  return {
    kind: 'text',
    id: sizeIds[container],
    title,
    prompt: message('Request and limit, such as {0}; empty for what it has', sizeExample),
    applies: (facts, answers) => {
      if (!isOpen('options', facts, answers) || !chosen(answers.options).includes('sizes')) return false;
      const said = answeredTargets(facts, answers);
      return said.ok && said.targets.some(isRead);
    },
    initial: () => '',
    problem: (text) => sizeProblem(text),
  };
}
