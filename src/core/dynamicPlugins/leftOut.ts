import type { Installer } from '../release.ts';
import { isOff } from './flags.ts';
import type { Resolved } from './resolvedName.ts';
import type { Written } from './written.ts';

/** What the entries with one path, or with none, say about an image. */
interface Said {
  readonly off: boolean;
  readonly level: number;
}

/** The image as a whole, and its plugins by path. */
interface Image {
  pathless?: Said;
  readonly paths: Map<string, Said>;
}

/**
 * The entries that an installer leaves out before it merges: those of an image that is switched off without naming a
 * plugin inside, and switched-off ones it cannot read. It looks at each entry alone: one without a flag counts as
 * switched on, whatever it would inherit. Observed, 1.9.4 and later.
 */
export function leftOut(
  levels: readonly (readonly Resolved[])[],
  installer: Installer,
): ReadonlySet<Written> {
  if (!installer.disabledPathlessDropsImage) return new Set();
  const images = new Map<string, Image>();
  levels.forEach((entries, level) => entries.forEach((entry) => note(entry, level, images, installer)));
  const isGone = ({ entry, plugin }: Resolved): boolean => {
    if (plugin.kind === 'malformedOci') return isOff(entry.fields, installer);
    const image = plugin.kind === 'oci' ? images.get(plugin.image) : undefined;
    return image !== undefined && isSwitchedOff(image);
  };
  return new Set(
    levels
      .flat()
      .filter(isGone)
      .map(({ entry }) => entry),
  );
}

function note(
  { entry, plugin }: Resolved,
  level: number,
  images: Map<string, Image>,
  installer: Installer,
): void {
  if (plugin.kind !== 'oci') return;
  const image: Image = images.get(plugin.image) ?? { paths: new Map() };
  images.set(plugin.image, image);
  const before = plugin.path === undefined ? image.pathless : image.paths.get(plugin.path);
  if (before?.level === level) return;
  const said = { off: isOff(entry.fields, installer), level };
  if (plugin.path === undefined) image.pathless = said;
  else image.paths.set(plugin.path, said);
}

/** The only plugin of an image may be named by path at the level above. */
function isSwitchedOff({ pathless, paths }: Image): boolean {
  if (pathless === undefined) return false;
  const [only, ...others] = paths.values();
  if (only !== undefined && others.length === 0 && only.level > pathless.level) return only.off;
  return pathless.off;
}
