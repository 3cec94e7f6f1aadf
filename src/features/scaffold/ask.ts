import { QuickInputButtons, window, type Disposable, type QuickInput, type QuickPickItem } from 'vscode';
import { words } from '../../host/words.ts';
import type { Choice, ChoiceQuestion, TextQuestion } from './question.ts';
import type { Ask, Prompt, Reply } from './wizard.ts';

/** Asks in VS Code's quick input; Escape cancels, the arrow goes back. */
export function askIn(title: string): Ask {
  return async (prompt) =>
    prompt.question.kind === 'choice'
      ? askChoice(title, prompt, prompt.question)
      : askText(title, prompt, prompt.question);
}

interface ChoiceItem extends QuickPickItem {
  readonly id: string;
}

async function askChoice(title: string, prompt: Prompt, question: ChoiceQuestion): Promise<Reply> {
  const pick = window.createQuickPick<ChoiceItem>();
  pick.items = question.choices(prompt.facts, prompt.answers).map(itemOf);
  pick.placeholder = words(question.prompt);
  pick.matchOnDescription = true;
  const answered = pick.items.filter(({ id }) => id === prompt.answers[question.id]);
  // With nothing active not even the first one, Enter would do nothing.
  if (answered.length > 0) pick.activeItems = answered;
  return shown(pick, title, prompt, (reply) => [
    pick.onDidTriggerButton(() => reply({ kind: 'back' })),
    pick.onDidAccept(() => {
      const [chosen] = pick.selectedItems;
      if (chosen !== undefined) reply({ kind: 'answer', value: chosen.id });
    }),
  ]);
}

function itemOf({ id, label, description, detail }: Choice): ChoiceItem {
  return {
    id,
    label: words(label),
    ...(description === undefined ? {} : { description: words(description) }),
    ...(detail === undefined ? {} : { detail: words(detail) }),
  };
}

async function askText(title: string, prompt: Prompt, question: TextQuestion): Promise<Reply> {
  const { facts, answers } = prompt;
  const box = window.createInputBox();
  box.value = answers[question.id] ?? question.initial(facts, answers);
  box.prompt = words(question.prompt);
  box.password = question.hidden === true;
  const problemNow = (): string | undefined => {
    const problem = question.problem(box.value, facts, answers);
    return problem === undefined ? undefined : words(problem);
  };
  return shown(box, title, prompt, (reply) => [
    box.onDidTriggerButton(() => reply({ kind: 'back' })),
    box.onDidChangeValue(() => {
      box.validationMessage = problemNow();
    }),
    box.onDidAccept(() => {
      box.validationMessage = problemNow();
      if (box.validationMessage === undefined) reply({ kind: 'answer', value: box.value });
    }),
  ]);
}

/** What a quick pick and an input box have in common. */
interface SteppedInput extends QuickInput {
  buttons: readonly (typeof QuickInputButtons.Back)[];
}

async function shown(
  input: SteppedInput,
  title: string,
  { question, step, steps }: Prompt,
  listen: (reply: (answer: Reply) => void) => readonly Disposable[],
): Promise<Reply> {
  input.title = `${title}: ${words(question.title)}`;
  input.step = step;
  input.totalSteps = steps;
  input.ignoreFocusOut = true;
  if (step > 1) input.buttons = [QuickInputButtons.Back];
  const { promise, resolve } = Promise.withResolvers<Reply>();
  const parts = [...listen(resolve), input.onDidHide(() => resolve({ kind: 'cancel' }))];
  input.show();
  const reply = await promise;
  for (const part of parts) part.dispose();
  input.dispose();
  return reply;
}
