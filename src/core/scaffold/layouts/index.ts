import type { Target } from '../../target/target.ts';
import type { Layout, ScaffoldAnswers } from '../answers.ts';
import { argocd } from './argocd.ts';
import { kustomize } from './kustomize.ts';
import type { LayoutDesign } from './layout.ts';
import { separate } from './separate.ts';
import { single } from './single.ts';

const menu: Readonly<Record<Layout, LayoutDesign>> = { separate, single, kustomize, argocd };

/** The folders, from the output folder, that the home of each target lies in, whatever the layout. */
export const homeParents: readonly string[] = ['', 'overlays', 'manifests'];

/** The layout of that name. */
export function layoutOf(layout: Layout): LayoutDesign {
  return menu[layout];
}

/**
 * Folder, relative to the output folder, of what is one target's alone: its Secrets lie there.
 * Empty for the output folder itself; `/` between folders.
 */
export function homeOf(
  target: Target,
  { layout, targets }: Pick<ScaffoldAnswers, 'layout' | 'targets'>,
): string {
  return layoutOf(layout).home(target, targets.length === 1 ? 'one' : 'several');
}
