import type { Browser, Page } from 'playwright-core';

/** A size in pixels. */
interface Viewport {
  readonly width: number;
  readonly height: number;
}

/** Runs in the page, before any script of its own. */
const holdStill = `
  const still = new CSSStyleSheet();
  still.replaceSync('*, ::before, ::after { animation: none !important; transition: none !important; }');
  document.adoptedStyleSheets.push(still);`;

/**
 * Opens a page on which nothing moves by itself. What slides in would be half way on a picture, and the workbench is
 * drawn sixty times a second while anything fades, spins or wiggles, by the processor where there is no graphics card.
 */
export async function openStillPage(browser: Browser, viewport: Viewport): Promise<Page> {
  const page = await browser.newPage({ viewport, reducedMotion: 'reduce' });
  await page.addInitScript({ content: holdStill });
  return page;
}
