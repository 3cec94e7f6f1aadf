import { commands, Range, TabInputTextDiff, Uri, window, workspace, type Disposable, type Tab } from 'vscode';
import { previewScheme } from '../../protocol/names.ts';

/** The two sides of a diff that asks whether one shall become the other. */
export interface Question {
  readonly title: string;
  readonly before: string;
  readonly after: string;
}

/**
 * Questions that are diffs: what would change is on the screen in full, and the answer is given in the same tab.
 * Each has a tab of its own, so that several can be open and none is answered by what was meant for another.
 */
export interface Questions extends Disposable {
  /** Resolves with the answer; closing the tab and aborting mean no. The tab goes with the answer. */
  ask(question: Question, signal: AbortSignal): Promise<boolean>;
  /** Answers the question of a tab, named by what a button in its title passes, else of the tab in front. */
  answer(place: unknown, yes: boolean): void;
}

interface Asked extends Question {
  readonly answer: (yes: boolean) => void;
  /** A tab that is yet to open looks like one that was closed. */
  hasOpened: boolean;
}

export function createQuestions(): Questions {
  const asked = new Map<string, Asked>();
  let count = 0;
  const parts: readonly Disposable[] = [
    workspace.registerTextDocumentContentProvider(previewScheme, {
      provideTextDocumentContent: ({ path, query }) =>
        asked.get(path)?.[query === 'before' ? query : 'after'],
    }),
    window.tabGroups.onDidChangeTabs(() => {
      for (const [path, question] of asked) {
        // A tab that moves to another group closes in the first: what counts is that none is left.
        const isOpen = tabsOf(path).length > 0;
        if (question.hasOpened && !isOpen) question.answer(false);
        question.hasOpened ||= isOpen;
      }
    }),
  ];
  // A window that opens again brings its tabs back, but nobody waits for an answer in those.
  void window.tabGroups.close(tabs().filter((tab) => pathOf(tab) !== undefined));
  return {
    async ask(question, signal) {
      count += 1;
      const path = `/${count}/changes.yaml`;
      const answered = Promise.withResolvers<boolean>();
      const answerNo = (): void => answered.resolve(false);
      asked.set(path, { ...question, answer: answered.resolve, hasOpened: false });
      signal.addEventListener('abort', answerNo, { once: true });
      // However it ends, nobody may answer a question that is no longer asked.
      try {
        await openDiff(path, question.title);
        return await answered.promise;
      } finally {
        signal.removeEventListener('abort', answerNo);
        asked.delete(path);
        await window.tabGroups.close(tabsOf(path));
      }
    },
    answer(place, yes) {
      const { activeTab } = window.tabGroups.activeTabGroup;
      const path = place instanceof Uri && place.scheme === previewScheme ? place.path : pathOf(activeTab);
      if (path !== undefined) asked.get(path)?.answer(yes);
    },
    dispose() {
      for (const { answer } of asked.values()) answer(false);
      for (const part of parts) part.dispose();
    },
  };
}

/** With the cursor in the first line, so that this is what a screen reader begins with. */
async function openDiff(path: string, title: string): Promise<void> {
  const side = (query: 'before' | 'after'): Uri => Uri.from({ scheme: previewScheme, path, query });
  const selection = new Range(0, 0, 0, 0);
  await commands.executeCommand('vscode.diff', side('before'), side('after'), title, {
    preview: false,
    selection,
  });
}

function tabs(): readonly Tab[] {
  return window.tabGroups.all.flatMap((group) => group.tabs);
}

function tabsOf(path: string): readonly Tab[] {
  return tabs().filter((tab) => pathOf(tab) === path);
}

/** The path in a tab of ours; `undefined` for every other tab. */
function pathOf(tab: Tab | undefined): string | undefined {
  const shown = tab?.input instanceof TabInputTextDiff ? tab.input.modified : undefined;
  return shown?.scheme === previewScheme ? shown.path : undefined;
}
