import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Locator } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { stateWords } from '../../../src/core/states.ts';
import { contrastOf } from '../../support/contrast.ts';
import type { UsedWorkbench } from '../../support/useWorkbench.ts';

/** A context as `oc login` names it. */
export const developer = 'portal/api-crc-example-com:6443/developer';

/** The tree in the side bar at its default width, as the README shows it. */
const sideBar = { x: 48, y: 36, width: 300, height: 432 };

/** What is not used has no row. */
const { notApplicable: _notShown, ...shownWords } = stateWords;

interface DrawnRow {
  /** What a screen reader says. */
  readonly label: string;
  /** Of the codicon. */
  readonly icon: string;
  readonly contrast: number;
}

/** The part of a page's elements that is used below, where the compiler knows none. */
interface Drawn {
  readonly parentElement: Drawn | null;
  readonly className: string;
  getAttribute(name: string): string | null;
  querySelector(selector: string): Drawn | null;
}
declare function getComputedStyle(element: Drawn): {
  readonly color: string;
  readonly backgroundColor: string;
};

/**
 * Every row as it is drawn at one moment: the tree draws a row anew for each fact that comes in, and the words of one
 * moment must not be held against the icon of another. The icon is decoration to a screen reader, so it has no role to
 * be found by.
 */
async function drawnRows(rows: Locator): Promise<readonly DrawnRow[]> {
  const drawn = await rows.evaluateAll((elements: Drawn[]) =>
    elements.map((row) => {
      const icon = row.querySelector('.custom-view-tree-node-item-icon');
      const layers: string[] = [];
      for (let behind = icon; behind !== null; behind = behind.parentElement) {
        layers.push(getComputedStyle(behind).backgroundColor);
      }
      const front = icon === null ? '' : getComputedStyle(icon).color;
      return { label: row.getAttribute('aria-label') ?? '', classes: icon?.className ?? '', front, layers };
    }),
  );
  return drawn.map(({ label, classes, front, layers }) => ({
    label,
    icon: /codicon-([\w-]+)/.exec(classes)?.[1] ?? '',
    contrast: contrastOf(front, layers),
  }));
}

function isCut({ scrollWidth, clientWidth }: { scrollWidth: number; clientWidth: number }): boolean {
  return scrollWidth > clientWidth;
}

/** Of the cluster that `everyState` has made, as {@link developer}, who may not read Secrets. */
export function testThemes(used: UsedWorkbench): void {
  describe('every state in the tree', () => {
    const settings = (): string => join(used.workspace, '.vscode/settings.json');
    beforeAll(async () => {
      await used.workbench.runCommand('RHDH Orchestrator: Select Context…');
      await used.workbench.choose(developer);
    });
    afterAll(() => writeFile(settings(), '{}'));

    test.each([
      ['Light Modern', 'vs'],
      ['Dark Modern', 'vs-dark'],
      ['Default High Contrast', 'hc-black'],
      ['Default High Contrast Light', 'hc-light'],
    ])('is told apart by outline and words, and stands out, in %s', async (theme, kind) => {
      const { page, openView, screenshot, treeItem } = used.workbench;
      await writeFile(settings(), JSON.stringify({ 'workbench.colorTheme': theme }));
      await page.locator(`.monaco-workbench.${kind}`).waitFor();
      await openView('RHDH Orchestrator');
      await treeItem('Database: unknown.').waitFor();
      await treeItem('RHDH operator: waits for approval.').waitFor();
      await treeItem('OpenShift Serverless: absent.').waitFor();
      await screenshot(`states-${kind}`);
      const rows = await drawnRows(
        page
          .getByRole('tree', { name: 'RHDH Orchestrator' })
          .getByRole('treeitem', { name: /^[^:]+: [^.]+\. ./ }),
      );

      const iconsOf = Map.groupBy(rows, ({ label }) => /: ([^.]+)\. ./.exec(label)?.[1] ?? '');
      expect([...iconsOf.keys()].toSorted()).toEqual(Object.values(shownWords).toSorted());
      const icons = [...iconsOf.values()].map((same) => new Set(same.map(({ icon }) => icon)));
      expect(icons.map(({ size }) => size)).toEqual(icons.map(() => 1));
      expect(new Set(icons.flatMap((one) => [...one])).size).toBe(icons.length);
      expect(rows.filter(({ contrast }) => contrast < 3)).toEqual([]);
      await screenshot(`tree-${kind}`, sideBar);
    });

    test('title, context and target are readable in full beside it', async () => {
      const { page } = used.workbench;
      const parts = [
        page.getByRole('heading', { name: 'RHDH Orchestrator', exact: true }),
        page.getByText(`Context ${developer}, target dev, RHDH 1.10`),
      ];
      for (const part of parts) {
        await part.waitFor();
        expect(await part.evaluate(isCut)).toBe(false);
      }
    });
  });
}
