/**
 * What `dist/` consists of. A bundle is one file that is loaded as a whole; a library bundle holds packages
 * that several bundles need, so that they exist once on disk and, more important, once in memory: the server
 * and yaml-language-server must agree on what a `yaml` node is.
 */

/** Name of the bundle → its entry file, relative to the repository root. */
export const bundles = {
  extension: 'src/extension.ts',
  scaffold: 'src/features/scaffold/scaffoldCommand.ts',
  apply: 'src/features/apply/applyCommands.ts',
  show: 'src/features/show/showCommands.ts',
  client: 'src/features/editing/client.ts',
  server: 'src/server/main.ts',
  schemaHelp: 'src/language/help/schemaHelp.ts',
  cluster: 'src/cluster/index.ts',
  cli: 'src/cli/main.ts',
  lintWorker: 'src/cli/lintWorker.ts',
  schemas: 'src/core/schema/schemaFiles.ts',
  rules: 'src/core/rules/index.ts',
  prerequisites: 'src/core/prerequisites/index.ts',
} as const satisfies Record<string, string>;

/** Bundles without state of their own: large enough to exist once, quick enough to load with whoever imports them. */
export const sharedBundles: readonly BundleName[] = ['schemas', 'rules', 'prerequisites'];

/** Name of the library bundle → every specifier by which anything in the other bundles imports it. */
export const libraries = {
  yaml: ['yaml'],
  jsYaml: ['js-yaml'],
  protocol: [
    'vscode-jsonrpc',
    'vscode-jsonrpc/node',
    'vscode-languageserver-protocol',
    'vscode-languageserver-protocol/node',
    'vscode-languageserver-textdocument',
    'vscode-languageserver-types',
  ],
  languageServer: ['vscode-languageserver', 'vscode-languageserver/node'],
  diff3: ['node-diff3'],
} as const satisfies Record<string, readonly string[]>;

export type BundleName = keyof typeof bundles;
export type LibraryName = keyof typeof libraries;

/** `@scope/name/deep/file` → `@scope/name`. */
export function packageOf(specifier: string): string {
  return specifier
    .split('/')
    .slice(0, specifier.startsWith('@') ? 2 : 1)
    .join('/');
}

/** Package → the library bundle that holds it. */
export const libraryOf: ReadonlyMap<string, LibraryName> = new Map(
  Object.entries(libraries).flatMap(([name, specifiers]) =>
    specifiers.map((specifier) => [packageOf(specifier), name as LibraryName] as const),
  ),
);
