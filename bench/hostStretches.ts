/** What a user does, each stretch by itself. */
export const stretches = ['first document', 'typing', 'completion', 'sidebar', 'cluster'] as const;
export type Stretch = (typeof stretches)[number];

/** Milliseconds of processor time of the extension host's thread. */
export interface HostBlocks {
  /** The longest piece of work in which nothing else could run, without the loading of bundles. */
  readonly longest: Readonly<Record<Stretch, number>>;
  /** Reading and running a bundle at its first use, by its name. */
  readonly loads: Readonly<Record<string, number>>;
}
