import type { Layout } from '../answers.ts';
import type { Lay } from './layout.ts';
import { separate } from './separate.ts';
import { single } from './single.ts';

const menu: Readonly<Record<Layout, Lay>> = { separate, single };

/** The layout of that name. */
export function layoutOf(layout: Layout): Lay {
  return menu[layout];
}
