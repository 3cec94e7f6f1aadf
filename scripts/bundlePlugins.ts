import { existsSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, resolve } from 'node:path';
import type { Plugin } from 'esbuild';
import {
  bundles,
  sharedBundles,
  libraries,
  libraryOf,
  packageOf,
  type BundleName,
  type LibraryName,
} from './bundles.ts';

/**
 * A dynamic import of another bundle's entry file becomes a require of that bundle. A static one is refused, but for
 * those without state: it would load the other bundle together with this one and defeat the split.
 */
export function otherBundles(root: string, self: BundleName): Plugin {
  const fileToBundle = new Map(
    Object.entries(bundles).map(([name, file]) => [resolve(root, file), name as BundleName]),
  );
  return {
    name: 'other-bundles',
    setup(build) {
      build.onResolve({ filter: /^\.{1,2}\// }, ({ path, importer, kind }) => {
        const bundle = fileToBundle.get(resolve(dirname(importer), path));
        if (bundle === undefined || bundle === self) return undefined;
        if (kind !== 'dynamic-import' && !sharedBundles.includes(bundle)) {
          return { errors: [{ text: `"${path}" is the bundle "${bundle}"; import it with await import()` }] };
        }
        return { path: `./${bundle}.js`, external: true };
      });
    },
  };
}

/** A shared package is taken out of its library bundle, whoever asks for it and whichever copy npm nested there. */
export function sharedLibraries(self: BundleName | LibraryName): Plugin {
  return {
    name: 'shared-libraries',
    setup(build) {
      const filter = new RegExp(`^(${[...libraryOf.keys()].join('|')})(/|$)`);
      build.onResolve({ filter }, ({ path }) => {
        const library = libraryOf.get(packageOf(path));
        if (library === undefined || library === self) return undefined;
        if (!(libraries[library] as readonly string[]).includes(path)) {
          return { errors: [{ text: `"${path}" is not listed in the library bundle "${library}"` }] };
        }
        return { path, namespace: 'shared', pluginData: library, sideEffects: false };
      });
      build.onLoad({ filter: /.*/, namespace: 'shared' }, ({ path, pluginData }) => ({
        contents: `
          const shared = require('./${pluginData as LibraryName}.js')[${JSON.stringify(path)}];
          export const { ${exportedBy(path).join(', ')} } = shared;
          export default shared;`,
        loader: 'js',
      }));
      build.onResolve({ filter: /^\.\//, namespace: 'shared' }, ({ path }) => ({ path, external: true }));
    },
  };
}

/** By its names, a bundle reaches what it takes out of a library without asking two objects for it each time. */
function exportedBy(specifier: string): readonly string[] {
  const exported = createRequire(import.meta.url)(specifier) as object;
  return Object.keys(exported).filter((name) => name !== 'default');
}

/**
 * What js-yaml gives to `require` is compiled for engines of long ago, which takes a third longer to read a text. Its
 * modules are written for those of today.
 */
export const modernJsYaml: Plugin = {
  name: 'modern-js-yaml',
  setup(build) {
    build.onResolve({ filter: /^js-yaml$/ }, ({ path, resolveDir, kind }) =>
      kind === 'require-call' ? build.resolve(path, { resolveDir, kind: 'import-statement' }) : undefined,
    );
  },
};

/**
 * yaml-language-server carries prettier for formatting, a third of its size. We never format,
 * so the import finds an empty module.
 */
export const withoutPrettier: Plugin = {
  name: 'without-prettier',
  setup(build) {
    build.onResolve({ filter: /^prettier(\/|$)/ }, ({ path }) => ({ path, namespace: 'empty' }));
    build.onLoad({ filter: /.*/, namespace: 'empty' }, () => ({ contents: 'module.exports = {};' }));
  },
};

/**
 * Of the Kubernetes client we use the reader of kubeconfigs and the ways to authenticate. It also makes API
 * clients of hundreds of model classes, and sends with undici: 1.1 of 1.27 MB that are never called, because
 * requests go through `node:https` and are raw JSON.
 */
export const withoutApiClients: Plugin = {
  name: 'without-api-clients',
  setup(build) {
    build.onResolve({ filter: /^undici$|\/gen\/index\.js$/ }, ({ path, importer }) =>
      /[\\/]client-node[\\/]dist[\\/]/.test(importer) ? { path, namespace: 'unused' } : undefined,
    );
    build.onLoad({ filter: /.*/, namespace: 'unused' }, () => ({ contents: 'module.exports = {};' }));
  },
};

/** Modules of the language client, each a part of what a server calls the thing that it offers. */
export const unusedFeatures = [
  'callHierarchy',
  'colorProvider',
  'declaration',
  'diagnostic',
  'fileOperations',
  'formatting',
  'implementation',
  'inlayHint',
  'inlineCompletion',
  'inlineValue',
  'linkedEditingRange',
  'notebook',
  'selectionRange',
  'semanticTokens',
  'signatureHelp',
  'textDocumentContent',
  'typeDefinition',
  'typeHierarchy',
] as const;

/**
 * The language client can do all that the protocol knows, and describes it at every start. These are the things that our
 * server never offers, with the library that reads globs for one of them, and the one that holds VS Code's version
 * against a range, as `engines.vscode` has done already: 40 % of its code.
 */
export const withoutUnusedFeatures: Plugin = {
  name: 'without-unused-features',
  setup(build) {
    const inClient = /[\\/]vscode-languageclient[\\/]lib[\\/]/;
    build.onResolve({ filter: new RegExp(`^[.]/(${unusedFeatures.join('|')})$`) }, ({ path, importer }) =>
      inClient.test(importer) ? { path, namespace: 'unused-feature' } : undefined,
    );
    build.onLoad({ filter: /.*/, namespace: 'unused-feature' }, () => ({
      contents: `
        class Unused {
          fillClientCapabilities() {}
          initialize() {}
          getState() { return { kind: 'static' }; }
          clear() {}
        }
        module.exports = new Proxy({}, { get: () => Unused });`,
    }));
    build.onResolve({ filter: /^semver[/]functions[/]/ }, ({ path, importer }) =>
      inClient.test(importer) ? { path, namespace: 'version-known' } : undefined,
    );
    build.onLoad({ filter: /.*/, namespace: 'version-known' }, () => ({
      contents: 'module.exports = () => true;',
    }));
  },
};

/** The bundles whose entry file is there; the others are reported by name. */
export function presentBundles(root: string): { present: BundleName[]; missing: BundleName[] } {
  const names = Object.keys(bundles) as BundleName[];
  const isThere = (name: BundleName): boolean => existsSync(resolve(root, bundles[name]));
  return { present: names.filter(isThere), missing: names.filter((name) => !isThere(name)) };
}
