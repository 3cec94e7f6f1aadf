/** Folders of the image, or mounted into it, that plugins are taken from. */
const pluginFolders = /^(?:dynamic-plugins|local-plugins)\//;

/** A registry (a host has a dot or a port), a path, and a tag, a digest or a plugin in the image. */
const imageReference =
  /^[a-z0-9-]+(?:\.[a-z0-9-]+)+(?::\d+)?\/[^\s:@!]+(?::[^\s!@:]+|@sha(?:256|512):[^\s!@:]+)(?:!\S+)?$/i;

/**
 * What is missing in front of a `package` that the installers take for something else: `./` for a folder, `oci://` for
 * an image. `undefined` where nothing obviously is.
 */
export function missingPrefix(text: string): './' | 'oci://' | undefined {
  if (pluginFolders.test(text)) return './';
  return imageReference.test(text) && !text.endsWith('.tgz') ? 'oci://' : undefined;
}
