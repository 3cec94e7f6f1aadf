import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import type { Locator, Page } from 'playwright-core';
import { inject } from 'vitest';
import { root } from '../../scripts/build.ts';
import { launchChromium } from '../../scripts/chromium.ts';
import { installVsCode } from '../../scripts/vscode.ts';
import { startVsCodeServer } from '../../scripts/vscodeServer.ts';
import { openStillPage } from './stillPage.ts';

export interface WorkbenchOptions {
  /** Absolute path of the folder to open; left out, no folder is open. */
  readonly workspace?: string;
  readonly settings?: Readonly<Record<string, unknown>>;
  /** Environment of the extension host, such as `KUBECONFIG`. Without one named here there is no cluster. */
  readonly env?: Readonly<Record<string, string>>;
}

/** A rectangle in pixels. */
export interface Part {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

/** The workbench a person sees, with the packed extension installed, driven by roles and names. */
export interface Workbench {
  readonly page: Page;
  /** Opens a folder in place of what is open, by its absolute path. */
  openFolder(path: string): Promise<void>;
  /** Runs a command by the title the palette shows, category included. */
  runCommand(title: string): Promise<void>;
  /** Opens a view container by the name in the activity bar. */
  openView(name: string): Promise<void>;
  /** Opens a file of the workspace by its path in it. */
  openFile(path: string): Promise<void>;
  /** A row of any tree, by the beginning of its accessible name or by a pattern for it. */
  treeItem(name: string | RegExp): Locator;
  /** Clicks an inline button of a row of a tree. */
  clickInRow(row: string, button: string): Promise<void>;
  /** Types into the quick input whose prompt or placeholder matches, and accepts. */
  answer(prompt: RegExp, text: string): Promise<void>;
  /** Chooses the entry of an open quick pick whose name has this in it. */
  choose(entry: string): Promise<void>;
  /** Waits for the diff that asks whether it shall be applied to that context, until keys go there. */
  asked(context: string): Promise<void>;
  /** Answers that diff by a button in its title. */
  answerShown(answer: 'Apply' | 'Cancel'): Promise<void>;
  /** Waits for a step of a multi-step input by the words of its title. */
  step(title: string): Promise<void>;
  /** Waits for a step of a multi-step input by its number and returns its title; `undefined` when the tab is there instead. */
  stepOrTab(input: string, step: number, tab: RegExp): Promise<string | undefined>;
  /** Leaves a picture of the window, or of a part of it, in `test-results/NAME.png`. */
  screenshot(name: string, part?: Part): Promise<void>;
  close(): Promise<void>;
}

function escaped(text: string): string {
  return text.replaceAll(/[.*+?^${}()|[\]\\]/g, '\\$&');
}

function beginningWith(text: string): RegExp {
  return new RegExp(`^\\s*${escaped(text)}`);
}

/** Opens the workbench, from a test of the ui ring. The VSIX must have been packed before (`npm run package`). */
export async function openWorkbench(options: WorkbenchOptions): Promise<Workbench> {
  const server = await startVsCodeServer(await installVsCode('newest', console.log), {
    settings: options.settings ?? {},
    env: { KUBECONFIG: '/dev/null', ...options.env },
    extensionsFolder: inject('extensionsFolder'),
  });
  try {
    const browser = await launchChromium();
    const page = await openStillPage(browser, { width: 1280, height: 800 });
    page.setDefaultTimeout(20_000);
    const openFolder = async (path: string | undefined): Promise<void> => {
      await page.goto(server.address(path));
      await page.getByRole('tab', { name: /^Explorer/ }).waitFor();
    };
    await openFolder(options.workspace);
    const close = async (): Promise<void> => {
      await browser.close();
      await server.close();
    };
    return { page, openFolder, ...gestures(page), close };
  } catch (error) {
    // The caller gets no workbench to close, so the server must not outlive this call.
    await server.close();
    throw error;
  }
}

/** A place without a tooltip, in the middle of the status bar. */
const aside = [640, 790] as const;

/** Tries a gesture that something else on the screen may spoil, until it succeeds or the complaint is due. */
async function repeated(complaint: string, gesture: () => Promise<void>): Promise<void> {
  for (let attempt = 1; ; attempt++) {
    try {
      return await gesture();
    } catch (error) {
      // What spoils it is gone a moment later; what is wrong stays.
      if (attempt === 10) throw new Error(complaint, { cause: error });
    }
  }
}

function gestures(page: Page): Omit<Workbench, 'page' | 'openFolder' | 'close'> {
  /**
   * Chooses from a list that a key opens. The list has what was there when it opened, which may be before our extension
   * was read, and it closes when something else takes the focus; then it is opened again.
   */
  const pickByTyping = async (key: string, prompt: string | RegExp, text: string, entry: string) => {
    const option = page.getByRole('option', { name: beginningWith(entry) }).first();
    await repeated(`"${entry}" is not offered`, async () => {
      await page.keyboard.press('Escape');
      await page.keyboard.press(key);
      await page.getByRole('textbox', { name: prompt }).fill(text, { timeout: 2000 });
      await option.click({ timeout: 4000 });
    });
  };
  return {
    runCommand: (title) => pickByTyping('F1', 'Type the name of a command to run.', `>${title}`, title),
    async openView(name) {
      const tab = page.getByRole('tab', { name: beginningWith(name) });
      // A second click would close the side bar.
      if ((await tab.getAttribute('aria-selected')) !== 'true') await tab.click();
      // The tooltip of the tab would lie over the view.
      await page.mouse.move(...aside);
    },
    openFile: (path) => pickByTyping('Control+P', /^Search files by name/, path, path.replace(/^.*\//, '')),
    treeItem(name) {
      const pattern = typeof name === 'string' ? beginningWith(name) : name;
      return page.getByRole('treeitem', { name: pattern }).first();
    },
    async clickInRow(name, button) {
      const row = page.getByRole('treeitem', { name: beginningWith(name) }).first();
      // A row that is drawn anew between the two gestures has lost its buttons until the mouse moves again.
      await repeated(`"${name}" has no button "${button}"`, async () => {
        // A tooltip that comes when the mouse has left its row already goes only when the mouse has been over it, and it
        // may lie over this row.
        const place = await row.boundingBox({ timeout: 2000 });
        if (place !== null) await page.mouse.move(place.x + place.width / 2, place.y + place.height / 2);
        await page.mouse.move(...aside);
        await row.hover({ timeout: 2000 });
        await row.getByRole('button', { name: button }).click({ timeout: 2000 });
      });
    },
    async answer(question, text) {
      const box = page.getByRole('textbox', { name: question });
      await box.fill(text);
      await box.press('Enter');
    },
    async choose(entry) {
      await page.getByRole('option', { name: entry }).first().click();
    },
    async asked(context) {
      await page.getByRole('tab', { name: new RegExp(`→ ${escaped(context)}`), selected: true }).waitFor();
      await page.getByText('# Nothing has changed yet.').last().waitFor();
      await page.getByRole('textbox').and(page.locator(':focus')).waitFor({ state: 'attached' });
    },
    async answerShown(answer) {
      await page.getByRole('button', { name: `${answer} What Is Shown` }).click();
    },
    async step(title) {
      await page.getByText(new RegExp(`^${escaped(title)} \\(\\d+/\\d+\\)$`)).waitFor();
    },
    async stepOrTab(input, step, tab) {
      const title = page.getByText(new RegExp(`^${escaped(input)}: .+ \\(${step}/\\d+\\)$`));
      await title
        .or(page.getByRole('tab', { name: tab }))
        .first()
        .waitFor();
      if (!(await title.isVisible())) return undefined;
      return (await title.innerText()).replace(`${input}: `, '').replace(/ \(\d+\/\d+\)$/, '');
    },
    async screenshot(name, part) {
      await mkdir(join(root, 'test-results'), { recursive: true });
      const path = join(root, 'test-results', `${name}.png`);
      await page.screenshot({ path, ...(part && { clip: part }) });
    },
  };
}
