import { format } from 'node:util';
import type { Page } from 'playwright-core';
import { launchChromium } from '../../scripts/chromium.ts';
import type { VsCode } from '../../scripts/vscode.ts';
import { startVsCodeServer, type VsCodeServer } from '../../scripts/vscodeServer.ts';
import { openStillPage } from './stillPage.ts';

/** Nobody looks at the page, and the processor draws it: a third less work than at the size that a person has. */
const unseen = { width: 640, height: 480 };

/** One run of a tests module in the extension host of a web VS Code; all paths are absolute. */
export interface HostRun {
  readonly extensionDevelopmentPaths: readonly string[];
  readonly extensionTestsPath: string;
  readonly workspace: string | undefined;
  readonly settings: Readonly<Record<string, unknown>>;
  /** Where installed extensions are; a folder without any when left out. */
  readonly extensionsFolder: string | undefined;
  /** Takes every line on the console of the workbench and of the extension host. */
  readonly print: (line: string) => void;
}

/** Runs the tests module to its end. 0 when its `run()` resolved, else what the workbench makes of a rejection. */
export async function runInExtensionHost(vscode: VsCode, run: HostRun): Promise<number> {
  const server = await startVsCodeServer(vscode, {
    settings: run.settings,
    page: 'tests',
    ...(run.extensionsFolder === undefined ? {} : { extensionsFolder: run.extensionsFolder }),
  });
  try {
    const browser = await launchChromium();
    try {
      return await verdictOf(await openStillPage(browser, unseen), server, run);
    } finally {
      await browser.close();
    }
  } finally {
    await server.close();
  }
}

/** The page itself says when the tests are over; a page that dies without a word is a failure. */
async function verdictOf(page: Page, server: VsCodeServer, run: HostRun): Promise<number> {
  const verdict = Promise.withResolvers<number>();
  await page.exposeFunction('codeAutomationExit', (code: number) => verdict.resolve(code));
  await page.exposeFunction('codeAutomationLog', (_type: string, args: readonly unknown[]) =>
    run.print(format(...args)),
  );
  page.once('crash', () => verdict.reject(new Error('the page of the workbench crashed')));
  page.once('close', () => verdict.reject(new Error('the page of the workbench was closed')));
  await page.goto(testAddress(server, run));
  return verdict.promise;
}

function testAddress(server: VsCodeServer, run: HostRun): string {
  const remote = (path: string): string => `vscode-remote://${new URL(server.origin).host}${path}`;
  const payload = [
    ...run.extensionDevelopmentPaths.map((path) => ['extensionDevelopmentPath', remote(path)]),
    ['extensionTestsPath', remote(run.extensionTestsPath)],
    ['skipWelcome', 'true'],
    ['skipReleaseNotes', 'true'],
  ];
  const address = new URL(server.address(run.workspace));
  address.searchParams.set('payload', JSON.stringify(payload));
  return address.href;
}
