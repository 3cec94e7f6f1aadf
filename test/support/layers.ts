import { posix } from 'node:path';

/** What a file of `src/` may import: layers of `src/` and packages. `docs/architecture.md` has the reasons. */
interface Allowed {
  readonly layers: readonly string[];
  readonly packages: RegExp;
  /** JSON outside `src/` that is data of the layer, from the repository root. */
  readonly data?: RegExp;
}

const nothing = /^$/;

const allowed: readonly (readonly [folder: string, Allowed])[] = [
  // The first match counts, so the exceptions stand before their folder.
  ['src/core/yaml/', { layers: ['core'], packages: /^(yaml|js-yaml)$/ }],
  ['src/core/schema/', { layers: ['core'], packages: nothing, data: /^schemas\/[\w-]+\.json$/ }],
  ['src/core/scaffold/mergeHunks.ts', { layers: ['core'], packages: /^node-diff3$/ }],
  ['src/core/', { layers: ['core'], packages: nothing }],
  [
    'src/language/help/schemaHelp.ts',
    { layers: ['language', 'core'], packages: /^(yaml-language-server|vscode-languageserver-t\w+)(\/|$)/ },
  ],
  ['src/language/', { layers: ['language', 'core'], packages: /^(yaml|js-yaml)$/ }],
  ['src/protocol/', { layers: ['protocol', 'core'], packages: nothing }],
  [
    'src/cluster/',
    { layers: ['cluster', 'core'], packages: /^(node:|socks-proxy-agent$|@kubernetes\/client-node(\/|$))/ },
  ],
  [
    'src/server/',
    {
      layers: ['server', 'language', 'protocol', 'core'],
      packages: /^(node:|vscode-languageserver(\/|$|-))/,
    },
  ],
  ['src/host/', { layers: ['host', 'protocol'], packages: /^(node:|vscode$)/ }],
  [
    'src/session/',
    { layers: ['session', 'host', 'cluster', 'protocol', 'core'], packages: /^(node:|vscode$)/ },
  ],
  [
    'src/features/editing/client.ts',
    {
      layers: ['features', 'host', 'protocol', 'core'],
      packages: /^(node:|vscode$|vscode-languageclient\/)/,
    },
  ],
  [
    'src/features/',
    {
      layers: ['features', 'session', 'host', 'cluster', 'protocol', 'core'],
      packages: /^(node:|vscode$)/,
    },
  ],
  [
    'src/cli/',
    {
      layers: ['cli', 'core', 'language', 'cluster', 'server', 'protocol'],
      packages: /^(node:|commander$|diff$)/,
      data: /^package\.json$/,
    },
  ],
  [
    'src/extension.ts',
    { layers: ['core', 'protocol', 'cluster', 'host', 'session', 'features'], packages: /^(node:|vscode$)/ },
  ],
];

/** Every module a text names: static, dynamic and type imports, re-exports and requires. */
export function importsOf(text: string): string[] {
  const pattern = /\b(?:from|import|import\s*\(|require\s*\()\s*(['"])([^'"\n]+)\1/g;
  return [...text.matchAll(pattern)].flatMap(([, , specifier]) => specifier ?? []);
}

function layerOf(file: string): string {
  return /^src\/([^/]+)\//.exec(file)?.[1] ?? file;
}

function featureOf(file: string): string | undefined {
  return /^src\/features\/([^/]+)\//.exec(file)?.[1];
}

/** Why `file` (a path from the repository root, with `/`) may not import `specifier`; undefined when it may. */
export function violation(file: string, specifier: string): string | undefined {
  const rule = allowed.find(([folder]) => file.startsWith(folder))?.[1];
  if (rule === undefined) return `${file} belongs to no layer`;
  if (!specifier.startsWith('.')) {
    return rule.packages.test(specifier) ? undefined : `${file} may not import the package ${specifier}`;
  }
  const imported = posix.join(posix.dirname(file), specifier);
  if (rule.data?.test(imported)) return undefined;
  if (!rule.layers.includes(layerOf(imported))) return `${file} may not import ${imported}`;
  const [own, other] = [featureOf(file), featureOf(imported)];
  return own && other && own !== other ? `the feature ${own} may not know the feature ${other}` : undefined;
}
