import type { Installer } from '../release.ts';

/** What the `package` of a plugin entry names. */
export type PluginPackage =
  /** A folder of the image. */
  | { readonly kind: 'local'; readonly path: string }
  | {
      readonly kind: 'oci';
      /** `oci://registry/path`, without what picks a version. */
      readonly image: string;
      /** Tag, digest or `{{inherit}}`. */
      readonly version: string;
      /** The plugin inside an image of several; absent where the image says it itself. */
      readonly path?: string;
    }
  /** Starts like an image reference, but no installer reads it as one. */
  | { readonly kind: 'malformedOci'; readonly text: string }
  /** A plugin of the included files by its name, 2.x. */
  | { readonly kind: 'ref'; readonly name: string }
  | { readonly kind: 'git'; readonly url: string; readonly commit?: string }
  /** A package of a registry, an alias for one, or an address of an archive. */
  | { readonly kind: 'npm'; readonly name: string; readonly version?: string };

/** What stands for the version that an included file gives an image. */
const inheritMark = '{{inherit}}';

/** Whether a package takes its version from an included file. */
export function inherits(plugin: PluginPackage): boolean {
  return plugin.kind === 'oci' && plugin.version === inheritMark;
}

/** Image references of the installers from RHDH 1.9 on; before, any text behind `oci://` was handed to skopeo. */
const ociPattern =
  /^(oci:\/\/[^\s/:@]+(?::\d+)?\/[^\s:@]+)(?::([^\s!@:]+)|@((?:sha256|sha512|blake3):[^\s!@:]+))(?:!(\S+))?$/;

/** As the installers of 1.9.0–1.9.2 read it: with a port, what follows the first colon is the tag. Observed. */
const portlessPattern =
  /^(oci:\/\/[^\s:@!]+)(?::([^\s!@:]+)|@((?:sha256|sha512|blake3):[^\s!@:]+))(?:!(\S+))?$/;

/** Forms npm takes for a repository; what follows `#` picks a commit. */
const gitPatterns: readonly RegExp[] = [
  /^(git\+https?:\/\/[^#]+)(?:#(.+))?$/,
  /^(git\+ssh:\/\/[^#]+)(?:#(.+))?$/,
  /^(git:\/\/[^#]+)(?:#(.+))?$/,
  /^(https:\/\/github\.com\/[^/]+\/[^/#]+)(?:#(.+))?$/,
  /^(git@github\.com:[^/]+\/[^/#]+)(?:#(.+))?$/,
  /^([^/@]+\/[^/#]+)(?:#(.+))?$/,
];

const aliasPattern = /^([^@]+@npm:(?:@[^/]+\/)?[^@]+)(?:@(.+))?$/;
const npmPattern = /^((?:@[^/]+\/)?[^@]+)(?:@(.+))?$/;

/**
 * Reads the `package` of an entry as the installers from RHDH 1.9 on do. Any text has some meaning; `ports` says whether a
 * registry may have one.
 */
export function parsePackage(text: string, ports: Installer['ociHostPort'] = 'accepted'): PluginPackage {
  if (text.startsWith('./')) return { kind: 'local', path: text };
  if (text.startsWith('ref://')) return { kind: 'ref', name: text.slice('ref://'.length) };
  if (text.startsWith('oci://')) return parseOci(text, ports);
  // Archives have no form of their own for a version: the whole address tells them apart.
  if (text.endsWith('.tgz')) return { kind: 'npm', name: text };
  const alias = aliasPattern.exec(text);
  if (alias !== null) return npm(alias[1] ?? text, alias[2]);
  for (const pattern of gitPatterns) {
    const match = pattern.exec(text);
    if (match === null) continue;
    const [, url = text, commit] = match;
    return commit === undefined ? { kind: 'git', url } : { kind: 'git', url, commit };
  }
  const match = npmPattern.exec(text);
  return npm(match?.[1] ?? text, match?.[2]);
}

function parseOci(text: string, ports: Installer['ociHostPort']): PluginPackage {
  const match = (ports === 'accepted' ? ociPattern : portlessPattern).exec(text);
  if (match === null) return { kind: 'malformedOci', text };
  const [, image = text, tag, digest, path] = match;
  const version = tag ?? digest ?? '';
  return path === undefined ? { kind: 'oci', image, version } : { kind: 'oci', image, version, path };
}

function npm(name: string, version: string | undefined): PluginPackage {
  return version === undefined ? { kind: 'npm', name } : { kind: 'npm', name, version };
}

/**
 * What makes two entries the same plugin to an installer that strips versions (RHDH 1.9 and later). For an image
 * without `!path` the installer adds the path it finds in the registry, which a file does not tell.
 */
export function packageKey(plugin: PluginPackage): string {
  switch (plugin.kind) {
    case 'local':
      return plugin.path;
    case 'oci':
      return plugin.path === undefined ? plugin.image : `${plugin.image}:!${plugin.path}`;
    case 'malformedOci':
      return plugin.text;
    case 'ref':
      return `ref://${plugin.name}`;
    case 'git':
      return plugin.url;
    case 'npm':
      return plugin.name;
  }
}
