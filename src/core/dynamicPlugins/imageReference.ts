import type { Installer } from '../release.ts';
import { orchestratorRole } from './orchestratorRole.ts';
import { inherits, parsePackage } from './pluginPackage.ts';
import { pluginName } from './resolvedName.ts';

/** What skopeo makes of an image reference. Source: github.com/distribution/reference, the grammar of `docker://`. */
const reference =
  /^(?:[A-Za-z0-9-]+(?:\.[A-Za-z0-9-]+)*(?::\d+)?\/)?[a-z0-9]+(?:(?:\.|_|__|-+)[a-z0-9]+)*(?:\/[a-z0-9]+(?:(?:\.|_|__|-+)[a-z0-9]+)*)*(?::\w[\w.-]{0,127}|@[A-Za-z][\w+.-]*:[0-9a-fA-F]{32,})?$/;

/** Digests that image registries know; others are refused by skopeo. */
const knownDigest = /@(?:sha256|sha384|sha512):/;

/** Whether skopeo can fetch the image of a text `oci://…`, whatever the registry has. */
export function isFetchable(text: string): boolean {
  const [image = ''] = text.slice('oci://'.length).split('!');
  return reference.test(image) && (!image.includes('@') || knownDigest.test(image));
}

/** What is wrong with the `!path` of a text `oci://…`, and what the installer does about it. */
export interface PathFlaw {
  readonly what: 'missing' | 'empty' | 'several' | 'outside' | 'other';
  readonly effect: 'fails' | 'silent';
}

/** The flaw of the `!path`; `undefined` where none can be told. The images of the Orchestrator hold one plugin, by their own name. */
export function pathFlaw(text: string, installer: Installer): PathFlaw | undefined {
  const [, path, ...more] = text.split('!');
  const isPython = installer.implementation === 'python';
  if (path === undefined) return installer.ociPathOptional ? undefined : { what: 'missing', effect: 'fails' };
  // Python takes the text apart at every mark and has no place for a third part; 2.x looks for a folder that begins with one.
  if (more.length > 0) return { what: 'several', effect: isPython ? 'fails' : 'silent' };
  if (path === '') return { what: 'empty', effect: 'silent' };
  if (isOutside(path)) {
    const writesThere = isPython && installer.wrongOciPath === 'emptyDirectory';
    return { what: 'outside', effect: writesThere ? 'silent' : 'fails' };
  }
  const plugin = parsePackage(text);
  if (orchestratorRole(plugin) === undefined || pluginName(plugin) === path) return undefined;
  // `{{inherit}}` looks for an included plugin with that path.
  const stops = installer.wrongOciPath === 'error' || inherits(plugin);
  return { what: 'other', effect: stops ? 'fails' : 'silent' };
}

/** 2.x takes nothing but plain folder names one below the other; the others write wherever the path leads. */
function isOutside(path: string): boolean {
  return (
    path.startsWith('/') ||
    path.endsWith('/') ||
    path.split('/').some((part) => part === '..' || part === '.')
  );
}
