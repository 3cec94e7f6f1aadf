import { listAt, textAt } from '../field.ts';
import type { Release } from '../release.ts';
import { isMapping } from '../schema/place.ts';
import type { Written } from './written.ts';

/** What is known about a file that a plugin list includes. */
export type Included =
  /** Its plain value; `undefined` where the text is no YAML. */
  | { readonly kind: 'read'; readonly value: unknown }
  | { readonly kind: 'missing' }
  /** Some of its entries; there may be others. */
  | { readonly kind: 'partly'; readonly plugins: readonly Readonly<Record<string, unknown>>[] }
  | { readonly kind: 'unknown' };

/** A file that is included, and under which name. */
export interface NamedInclude {
  readonly name: string;
  readonly file: Included;
  /** Its entries that can be told. */
  readonly entries: readonly Written[];
}

/** The file of the image with the plugins that RHDH ships. */
export const defaultInclude = 'dynamic-plugins.default.yaml';

/** The entries of an included file that can be told; none where nobody knows. */
export function entriesIn(file: Included): readonly Readonly<Record<string, unknown>>[] {
  switch (file.kind) {
    case 'read':
      return listAt(file.value, 'plugins').filter(isMapping);
    case 'partly':
      return file.plugins;
    case 'missing':
    case 'unknown':
      return [];
  }
}

/**
 * What the image's default file holds of the Orchestrator; every one of these plugins is switched off there. From 1.10 on
 * it comes from the catalog index: which images it names is inferred from what the flavours inherit.
 */
export function includedByDefault({ defaults, plugins, options }: Release): Included {
  if (defaults.imageDefault === 'none') return { kind: 'unknown' };
  const off = defaults.switch === 'enabled: true' ? { enabled: false } : { disabled: true };
  const [registry = ''] = options.installerFiles.registries;
  return {
    kind: 'partly',
    plugins: plugins.map(({ name, package: written, integrity, digest, defaultConfig }) => ({
      // Whoever inherits a version does not care which one it is.
      package: written.startsWith('@')
        ? written
        : `oci://${registry}/${name}${digest === undefined ? ':any' : `@${digest}`}`,
      ...off,
      ...(integrity === undefined ? {} : { integrity }),
      ...(defaultConfig === undefined ? {} : { pluginConfig: defaultConfig }),
    })),
  };
}

/** Whether every entry of the file is known. */
export function isKnownInFull({ kind }: Included): boolean {
  return kind === 'read' || kind === 'missing';
}

/** The names that `includes` lists, without what is no name. */
export function includeNames(value: unknown): readonly string[] {
  return listAt(value, 'includes').flatMap((_, index) => textAt(value, 'includes', index) ?? []);
}
