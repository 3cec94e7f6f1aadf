import { plain, type Message } from '../../core/message.ts';
import { parseTarget } from '../../core/target/targetParse.ts';
import { targetAnswers } from './answeredTarget.ts';
import {
  chosen,
  type Answers,
  type Choice,
  type ChoiceQuestion,
  type Facts,
  type ManyQuestion,
} from './question.ts';

/**
 * The choices of a question, those that cannot work after the earlier answers with the reason.
 * The reasons are the very ones a target is refused by: the choice is made, and what contradicts it is looked at.
 */
export function choicesNow(
  question: ChoiceQuestion | ManyQuestion,
  facts: Facts,
  answers: Answers,
): readonly Choice[] {
  const others = { ...answers };
  delete others[question.id];
  const before = new Set(contradictions(facts, others).map((said) => plain(said)));
  return question.choices(facts, answers).map((choice) => {
    const after = contradictions(facts, { ...others, [question.id]: choice.id });
    const unavailable = after.find((said) => !before.has(plain(said)));
    return unavailable === undefined ? choice : { ...choice, unavailable };
  });
}

/** Whether an answer names choices only that can work. */
export function canBeChosen(
  question: ChoiceQuestion | ManyQuestion,
  facts: Facts,
  answers: Answers,
): boolean {
  const answer = answers[question.id];
  const ids = question.kind === 'many' ? chosen(answer) : [answer ?? ''];
  const usable = new Set(
    choicesNow(question, facts, answers)
      .filter(({ unavailable }) => unavailable === undefined)
      .map(({ id }) => id),
  );
  return ids.every((id) => usable.has(id));
}

function contradictions(facts: Facts, answers: Answers): readonly Message[] {
  const parsed = parseTarget(targetAnswers(facts, answers));
  return parsed.ok
    ? []
    : parsed.findings.filter(({ code }) => code === 'target-contradiction').map(({ message }) => message);
}
