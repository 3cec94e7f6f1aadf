import { plain, type Message } from '../../core/message.ts';
import { hindrances } from '../../core/scaffold/hindrances.ts';
import { scaffoldSoFar } from './answeredTargets.ts';
import {
  chosen,
  type Answers,
  type Choice,
  type ChoiceQuestion,
  type Facts,
  type ManyQuestion,
  type Question,
  type TextQuestion,
} from './question.ts';

/**
 * The choices of a question, those that cannot work after the earlier answers with the reason.
 * The reasons are the very ones answers are refused by: the choice is made, and what contradicts it is looked at.
 */
export function choicesNow(
  question: ChoiceQuestion | ManyQuestion,
  facts: Facts,
  answers: Answers,
): readonly Choice[] {
  const tried = question
    .choices(facts, answers)
    .map((choice) => ({ choice, reasons: reasonsAgainst(question, choice.id, facts, answers) }));
  const isShared = (reason: Message): boolean =>
    tried.every(({ reasons }) => reasons.some((other) => plain(other) === plain(reason)));
  return tried.map(({ choice, reasons }) => {
    // What speaks against every choice is for a later question to put right.
    const unavailable = reasons.find((reason) => !isShared(reason));
    return unavailable === undefined ? choice : { ...choice, unavailable };
  });
}

/** What is wrong with a text: in itself, or together with the earlier answers. */
export function textProblem(
  question: TextQuestion,
  text: string,
  facts: Facts,
  answers: Answers,
): Message | undefined {
  return question.problem(text, facts, answers) ?? reasonsAgainst(question, text, facts, answers)[0];
}

/** Whether an answer can work. */
export function isUsable(
  question: Question,
  answer: string | undefined,
  facts: Facts,
  answers: Answers,
): boolean {
  if (answer === undefined) return false;
  if (question.kind === 'text') return textProblem(question, answer, facts, answers) === undefined;
  const usable = new Set(
    choicesNow(question, facts, answers)
      .filter(({ unavailable }) => unavailable === undefined)
      .map(({ id }) => id),
  );
  return (question.kind === 'many' ? chosen(answer) : [answer]).every((id) => usable.has(id));
}

/** What cannot work with this answer, and could before it. */
function reasonsAgainst(
  { id }: Question,
  answer: string,
  facts: Facts,
  answers: Answers,
): readonly Message[] {
  const others = { ...answers };
  delete others[id];
  const before = new Set(obstacles(facts, others).map((said) => plain(said)));
  return obstacles(facts, { ...others, [id]: answer }).filter((said) => !before.has(plain(said)));
}

function obstacles(facts: Facts, answers: Answers): readonly Message[] {
  const said = scaffoldSoFar(facts, answers);
  const findings = said.ok
    ? // The repository is asked for after the layout that needs it.
      hindrances(said.answers).filter(({ code }) => code !== 'answers-git')
    : said.findings.filter(({ code }) => code === 'target-contradiction');
  return findings.map(({ message }) => message);
}
