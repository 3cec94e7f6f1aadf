import { EventEmitter, MarkdownString, type Disposable, type TreeDataProvider } from 'vscode';
import type { PrerequisiteId } from '../../core/status.ts';
import { flat, redrawOf } from './redraw.ts';
import type { Row } from './rows.ts';
import { treeItem } from './treeItem.ts';

/** The rows as VS Code gets them. */
export interface DrawnRows extends Disposable {
  readonly provider: TreeDataProvider<PrerequisiteId>;
  /** `tooltipOf` writes Markdown about a row, for whoever asks for it. */
  draw(rows: readonly Row[], tooltipOf: TooltipOf): void;
}

export type TooltipOf = (id: PrerequisiteId) => string | Promise<string>;

/** An id is the element of a row, because it stays the same while what the row says changes. */
export function createRows(): DrawnRows {
  const changed = new EventEmitter<PrerequisiteId[] | undefined>();
  let roots: readonly Row[] = [];
  let tooltips: TooltipOf = () => '';
  // A row that has gone stays here: VS Code may ask for it until it has drawn the tree without it.
  const known = new Map<PrerequisiteId, Row>();
  const get = (id: PrerequisiteId): Row => {
    const row = known.get(id);
    if (row === undefined) throw new Error(`VS Code asks for a row it was never given: ${id}`);
    return row;
  };
  return {
    provider: {
      onDidChangeTreeData: changed.event,
      getTreeItem: (id) => treeItem(get(id)),
      async resolveTreeItem(item, id) {
        // Not trusted: what is in it comes from the cluster, so no link may run a command.
        item.tooltip = new MarkdownString(await tooltips(id));
        return item;
      },
      getChildren: (id) => (id === undefined ? roots : get(id).children).map((row) => row.id),
    },
    draw(rows, tooltipOf) {
      tooltips = tooltipOf;
      const redraw = redrawOf(roots, rows);
      roots = rows;
      for (const row of flat(rows)) known.set(row.id, row);
      if (redraw === 'all') changed.fire(undefined);
      else if (redraw.length > 0) changed.fire([...redraw]);
    },
    dispose: () => changed.dispose(),
  };
}
