import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { build as esbuild, type ImportKind } from 'esbuild';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { build, sizes, type Metafiles } from '../../scripts/build.ts';
import { otherBundles } from '../../scripts/bundlePlugins.ts';
import { bundles } from '../../scripts/bundles.ts';
import {
  bundledTwice,
  impureStrays,
  inputsOf,
  packagesOf,
  requirers,
  runAtLoad,
  strays,
} from '../support/bundleChecks.ts';

/** Ceilings in KB of minified code: what is loaded at every start is small, the rest has room to grow by a third. */
const ceilings: Record<string, number> = {
  'extension.js': 130,
  'scaffold.js': 220,
  'apply.js': 170,
  'show.js': 40,
  'client.js': 250,
  'server.js': 340,
  'schemaHelp.js': 600,
  'cluster.js': 260,
  'cli.js': 400,
  'lintWorker.js': 220,
  'schemas.js': 240,
  'rules.js': 330,
  'prerequisites.js': 160,
  'yaml.js': 150,
  'jsYaml.js': 90,
  'protocol.js': 200,
  'languageServer.js': 80,
  'diff3.js': 20,
};

const inExtensionHost = ['apply', 'client', 'extension', 'scaffold', 'show'];

describe('bundles', () => {
  let metafiles: Metafiles = {};
  let missing: readonly string[] = [];
  beforeAll(async () => {
    ({ metafiles, missing } = await build({ form: 'minified' }));
  }, 60_000);

  test('all of them are there', () => {
    expect(missing).toEqual([]);
  });

  test('no package is bundled twice', () => {
    expect(bundledTwice(inputsOf(metafiles))).toEqual([]);
  });

  test('the extension bundle carries no package', () => {
    expect(packagesOf(inputsOf(metafiles)).get('extension')).toEqual(new Set());
  });

  test('activation loads nothing but Node and VS Code: no other bundle, and no library for YAML', () => {
    const { extension } = metafiles;
    const reached = extension === undefined ? [] : [...runAtLoad(extension, bundles.extension)];
    expect(reached.length).toBeGreaterThan(20);
    expect(reached.filter((path) => !/^(src\/|node:|vscode$)/.test(path))).toEqual([]);
    expect(reached.filter((path) => path.startsWith('src/core/yaml/'))).toEqual([]);
  });

  test('the command line starts without rules, schemas and libraries: each command loads its own', () => {
    const { cli } = metafiles;
    const reached = cli === undefined ? [] : [...runAtLoad(cli, bundles.cli)];
    expect(reached.filter((path) => path.startsWith('src/'))).toContain('src/cli/program.ts');
    const allowed =
      /^(src\/cli\/(main|program|edge|nodeVersion)\.ts$|package\.json$|node:|node_modules\/commander\/)/;
    expect(reached.filter((path) => !allowed.test(path))).toEqual([]);
  });

  test('lint loads neither rules nor libraries itself: its threads do', () => {
    const { cli } = metafiles;
    const reached = cli === undefined ? [] : [...runAtLoad(cli, 'src/cli/lint.ts')];
    expect(reached).toContain('src/cli/lintThreads.ts');
    expect(reached.filter((path) => /^\.\/|^(shared:)?(yaml|js-yaml)$/.test(path))).toEqual([]);
  });

  test.each([
    ['src/server/', ['server']],
    ['src/host/', inExtensionHost],
    ['src/session/', ['extension']],
    ['src/features/', inExtensionHost],
    ['src/cli/', ['cli', 'lintWorker']],
    ['src/language/', ['server', 'schemaHelp', 'cli', 'lintWorker']],
  ])('code of %s stands in %s only', (folder, homes) => {
    expect(strays(inputsOf(metafiles), folder, homes)).toEqual([]);
  });

  test('of src/cluster only pure functions are repeated', () => {
    expect(impureStrays(metafiles, 'src/cluster/', ['cluster'])).toEqual([]);
  });

  test.each([
    ['yaml-language-server', ['schemaHelp']],
    ['@kubernetes/client-node', ['cluster']],
    ['undici', []],
    ['vscode-languageclient', ['client']],
  ])('%s stands in %s only', (library, homes) => {
    const found = [...packagesOf(inputsOf(metafiles))].filter(([, packages]) => packages.has(library));
    expect(found.map(([bundle]) => bundle)).toEqual(homes);
  });

  test('only what runs in the extension host requires vscode', () => {
    expect(requirers(metafiles, 'vscode').toSorted()).toEqual(inExtensionHost);
  });

  test('the schemas stand once, beside whoever judges files, and the extension does not load them', () => {
    expect(strays(inputsOf(metafiles), 'schemas/', ['schemas'])).toEqual([]);
    expect(requirers(metafiles, './schemas.js').toSorted()).toEqual(['lintWorker', 'rules', 'server']);
  });

  test('the rules stand once, and the extension does not load them', () => {
    const homes = ['rules'];
    expect(strays(inputsOf(metafiles), 'src/core/rules/dynamicPlugins/dp', homes)).toEqual([]);
    expect(requirers(metafiles, './rules.js').toSorted()).toEqual(['cli', 'lintWorker', 'server']);
  });

  test('none is larger than its ceiling', () => {
    const tooLarge = [...sizes(metafiles)].filter(([file, bytes]) => bytes > (ceilings[file] ?? 0) * 1024);
    expect(tooLarge).toEqual([]);
  });
});

describe('the checks find what is planted', () => {
  const inputs = new Map([
    ['extension', ['src/extension.ts', 'node_modules/yaml/dist/index.js', 'src/cluster/watch.ts']],
    ['server', ['node_modules/yaml-language-server/node_modules/yaml/dist/index.js', 'src/server/main.ts']],
  ]);

  test('a package in two bundles, one of them nested in another package', () => {
    expect(bundledTwice(inputs)).toEqual(['yaml: extension, server']);
  });

  test('a file outside its bundle', () => {
    expect(strays(inputs, 'src/cluster/', ['cluster'])).toEqual(['extension: src/cluster/watch.ts']);
  });

  test('a file outside its bundle that holds a connection', () => {
    const imports = (path: string) => ({ bytes: 1, imports: [{ path, kind: 'import-statement' as const }] });
    const extension = {
      outputs: {},
      inputs: {
        'src/cluster/words.ts': imports('src/core/message.ts'),
        'src/cluster/transport.ts': imports('node:https'),
      },
    };
    expect(impureStrays({ extension }, 'src/cluster/', ['cluster'])).toEqual([
      'extension: src/cluster/transport.ts imports node:https',
    ]);
  });
});

describe('what is run when a bundle is loaded', () => {
  const imports = (path: string, kind: ImportKind) => ({ bytes: 1, imports: [{ path, kind }] });
  const metafile = {
    outputs: {},
    inputs: {
      'src/extension.ts': imports('src/a.ts', 'import-statement'),
      'src/a.ts': imports('shared:yaml', 'import-statement'),
      'shared:yaml': imports('./yaml.js', 'require-call'),
    },
  };

  test('is all that is imported on the way', () => {
    expect([...runAtLoad(metafile, 'src/extension.ts')]).toEqual([
      'src/extension.ts',
      'src/a.ts',
      'shared:yaml',
      './yaml.js',
    ]);
  });

  test('is nothing behind a dynamic import', () => {
    const lazy = { ...metafile, inputs: { 'src/extension.ts': imports('src/a.ts', 'dynamic-import') } };
    expect([...runAtLoad(lazy, 'src/extension.ts')]).toEqual(['src/extension.ts']);
  });
});

describe('an import of another bundle', () => {
  const folder = mkdtempSync(join(tmpdir(), 'bundles-'));
  afterAll(() => rmSync(folder, { recursive: true }));

  async function extensionFrom(source: string): Promise<string> {
    for (const [file, text] of [
      ['src/extension.ts', source],
      ['src/cluster/index.ts', 'export const answer = 42;'],
    ] as const) {
      mkdirSync(dirname(join(folder, file)), { recursive: true });
      writeFileSync(join(folder, file), text);
    }
    const { outputFiles } = await esbuild({
      absWorkingDir: folder,
      entryPoints: ['src/extension.ts'],
      bundle: true,
      format: 'cjs',
      write: false,
      logLevel: 'silent',
      supported: { 'dynamic-import': false },
      plugins: [otherBundles(folder, 'extension')],
    });
    return outputFiles[0]?.text ?? '';
  }

  test('becomes a require when it is dynamic', async () => {
    const text = await extensionFrom(`export const cluster = () => import('./cluster/index.ts');`);
    expect(text).toContain('require("./cluster.js")');
    expect(text).not.toContain('42');
  });

  test('is refused when it is static', async () => {
    await expect(extensionFrom(`export { answer } from './cluster/index.ts';`)).rejects.toThrow(
      'is the bundle "cluster"; import it with await import()',
    );
  });
});
