import { QuickInputButtons, window, type Disposable, type QuickInput } from 'vscode';
import { words } from '../../host/words.ts';
import { choiceItems, isOffered, type ChoiceItem } from './choiceItems.ts';
import { chosen, type ChoiceQuestion, type ManyQuestion, type TextQuestion } from './question.ts';
import { choicesNow, textProblem } from './unavailable.ts';
import type { Ask, Prompt, Reply } from './wizard.ts';

/** Asks in VS Code's quick input; Escape cancels, the arrow goes back. */
export function askIn(title: string): Ask {
  return async (prompt) => {
    const { question } = prompt;
    switch (question.kind) {
      case 'choice':
        return askChoice(title, prompt, question);
      case 'many':
        return askMany(title, prompt, question);
      case 'text':
        return askText(title, prompt, question);
    }
  };
}

async function askChoice(title: string, prompt: Prompt, question: ChoiceQuestion): Promise<Reply> {
  const pick = window.createQuickPick<ChoiceItem>();
  pick.items = choiceItems(choicesNow(question, prompt.facts, prompt.answers));
  pick.placeholder = words(question.prompt);
  pick.matchOnDescription = true;
  const answered = pick.items.filter(({ id }) => id !== undefined && id === prompt.answers[question.id]);
  // With nothing active not even the first one, Enter would do nothing.
  if (answered.length > 0) pick.activeItems = answered;
  return shown(pick, title, prompt, (reply) => [
    pick.onDidTriggerButton(() => reply({ kind: 'back' })),
    pick.onDidAccept(() => {
      const [taken] = pick.selectedItems;
      if (taken?.id !== undefined) reply({ kind: 'answer', value: taken.id });
      else tellReasons(pick.selectedItems);
    }),
  ]);
}

async function askMany(title: string, prompt: Prompt, question: ManyQuestion): Promise<Reply> {
  const pick = window.createQuickPick<ChoiceItem>();
  pick.canSelectMany = true;
  pick.items = choiceItems(choicesNow(question, prompt.facts, prompt.answers));
  pick.placeholder = words(question.prompt);
  const before = chosen(prompt.answers[question.id]);
  pick.selectedItems = pick.items.filter(({ id }) => id !== undefined && before.includes(id));
  return shown(pick, title, prompt, (reply) => [
    pick.onDidTriggerButton(() => reply({ kind: 'back' })),
    pick.onDidChangeSelection((selected) => {
      if (selected.every(isOffered)) return;
      tellReasons(selected);
      pick.selectedItems = selected.filter(isOffered);
    }),
    pick.onDidAccept(() => {
      const value = pick.selectedItems.flatMap(({ id }) => id ?? []).join(',');
      reply({ kind: 'answer', value });
    }),
  ]);
}

/** What is not available is not taken; a list cuts the reason where it is long. */
function tellReasons(items: readonly ChoiceItem[]): void {
  for (const { reason } of items) {
    if (reason !== undefined) void window.showInformationMessage(reason);
  }
}

async function askText(title: string, prompt: Prompt, question: TextQuestion): Promise<Reply> {
  const { facts, answers } = prompt;
  const box = window.createInputBox();
  box.value = answers[question.id] ?? question.initial(facts, answers);
  box.prompt = words(question.prompt);
  box.password = question.hidden === true;
  const problemNow = (): string | undefined => {
    const problem = textProblem(question, box.value, facts, answers);
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
