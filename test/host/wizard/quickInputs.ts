import { strict as assert } from 'node:assert';
import { commands, window, type InputBox, type QuickPick, type QuickPickItem } from 'vscode';
import { eventually } from '../eventually.ts';

type Input = InputBox | QuickPick<QuickPickItem>;

/** The quick inputs of the code under test, seen through the API it calls, and driven by VS Code's own commands. */
export interface QuickInputs {
  /** The input on the screen, once its title ends so; any input where no title is given. */
  shown(title?: string): Promise<Input>;
  /** Every message that was told, oldest first. */
  readonly messages: readonly string[];
  /** Drops the messages so far. */
  forget(): void;
  accept(): Promise<void>;
  back(): Promise<void>;
  escape(): Promise<void>;
  /** Goes down the list on the screen to the entry of that name. */
  highlight(label: string): Promise<void>;
  /** Whether no input is on the screen. */
  readonly isIdle: boolean;
  restore(): void;
}

/** Watches the inputs and messages of this extension host's API until it is restored. */
export function watchInputs(): QuickInputs {
  const { createQuickPick, createInputBox, showInformationMessage, showWarningMessage, showErrorMessage } =
    window;
  const messages: string[] = [];
  let current: Input | undefined;
  // A list says what it highlights once it is drawn; a key that comes earlier would mean another entry.
  const isReady = (input: Input): boolean =>
    !('activeItems' in input) || input.canSelectMany || input.activeItems.length > 0;
  const watched = <T extends Input>(input: T): T => {
    const show = input.show.bind(input);
    input.show = () => {
      current = input;
      show();
    };
    const end = (): void => {
      if (current === input) current = undefined;
    };
    input.onDidHide(end);
    const dispose = input.dispose.bind(input);
    input.dispose = () => {
      end();
      dispose();
    };
    return input;
  };
  const told = async (said: string): Promise<undefined> => void messages.push(said);
  Object.assign(window, {
    createQuickPick: () => watched(createQuickPick()),
    createInputBox: () => watched(createInputBox()),
    showInformationMessage: told,
    showWarningMessage: told,
    showErrorMessage: told,
  });
  const press = async (command: string): Promise<void> => {
    await commands.executeCommand(command);
  };
  const shown = (title = ''): Promise<Input> =>
    eventually(
      () => `the question "${title}", not "${current?.title}"`,
      () =>
        current !== undefined && isReady(current) && current.title?.endsWith(title) ? current : undefined,
      30,
      10,
    );
  return {
    shown,
    messages,
    forget: () => void messages.splice(0),
    accept: () => press('workbench.action.acceptSelectedQuickOpenItem'),
    back: () => press('workbench.action.quickInputBack'),
    escape: () => press('workbench.action.closeQuickOpen'),
    async highlight(label) {
      const list = await shown();
      assert.ok('activeItems' in list, `${list.title} is no list`);
      const at = (): number => list.items.findIndex((item) => item === list.activeItems[0]);
      const wanted = list.items.findIndex((item) => item.label === label);
      assert.notEqual(wanted, -1, `${list.title} has no ${label}`);
      while (at() !== wanted) {
        const before = at();
        await press('workbench.action.quickOpenSelectNext');
        await eventually(`the entry after ${before}`, () => at() !== before || undefined);
      }
    },
    get isIdle() {
      return current === undefined;
    },
    restore: () =>
      void Object.assign(window, {
        createQuickPick,
        createInputBox,
        showInformationMessage,
        showWarningMessage,
        showErrorMessage,
      }),
  };
}
