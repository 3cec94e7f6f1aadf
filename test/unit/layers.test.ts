import { spawnSync } from 'node:child_process';
import {
  cpSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import { importsOf, violation } from '../support/layers.ts';

const root = join(import.meta.dirname, '../..');
const sources = readdirSync(join(root, 'src'), { recursive: true, encoding: 'utf8' })
  .filter((file) => file.endsWith('.ts'))
  .map((file) => `src/${file.replaceAll('\\', '/')}`);
const importsByFile = new Map(
  sources.map((file) => [file, importsOf(readFileSync(join(root, file), 'utf8'))]),
);

/** One planted import per border that must not be crossed. */
const planted: readonly (readonly [file: string, specifier: string])[] = [
  ['src/core/planted.ts', 'node:fs'],
  ['src/core/planted.ts', 'vscode'],
  ['src/core/rules/planted.ts', 'yaml'],
  ['src/core/rules/planted.ts', '../../language/facts.ts'],
  ['src/core/yaml/planted.ts', 'node:fs'],
  ['src/core/scaffold/planted.ts', 'node-diff3'],
  ['src/language/planted.ts', 'yaml-language-server'],
  ['src/language/planted.ts', '../cluster/index.ts'],
  ['src/language/planted.ts', 'vscode-languageserver-types'],
  ['src/protocol/planted.ts', 'vscode-jsonrpc'],
  ['src/protocol/planted.ts', '../server/main.ts'],
  ['src/cluster/planted.ts', 'js-yaml'],
  ['src/cluster/planted.ts', '../language/facts.ts'],
  ['src/server/planted.ts', '../cluster/index.ts'],
  ['src/server/planted.ts', 'vscode'],
  ['src/host/planted.ts', '../core/message.ts'],
  ['src/host/planted.ts', '../session/session.ts'],
  ['src/session/planted.ts', '../features/tree/index.ts'],
  ['src/features/tree/planted.ts', '../apply/planted.ts'],
  ['src/features/tree/planted.ts', '../../language/facts.ts'],
  ['src/features/tree/planted.ts', '@kubernetes/client-node'],
  ['src/features/tree/planted.ts', 'vscode-languageclient/node'],
  ['src/cli/planted.ts', '../features/tree/planted.ts'],
  ['src/cli/planted.ts', 'vscode'],
  ['src/cli/planted.ts', '../../sandbox/start.ts'],
  ['src/extension.ts', './language/facts.ts'],
];

describe('layers, by import lines', () => {
  test('the sources are found', () => {
    expect(sources).toContain('src/extension.ts');
    expect(sources).toContain('src/core/message.ts');
  });

  test('no file imports what its layer may not know', () => {
    const found = [...importsByFile].flatMap(([file, imports]) =>
      imports.flatMap((specifier) => violation(file, specifier) ?? []),
    );
    expect(found).toEqual([]);
  });

  test.each(['@kubernetes/client-node', 'node-diff3', 'yaml-language-server', 'vscode-languageclient/node'])(
    'at most one file knows %s',
    (library) => {
      const files = [...importsByFile]
        .filter(([, imports]) => imports.includes(library))
        .map(([file]) => file);
      expect(files.length, files.join(', ')).toBeLessThanOrEqual(1);
    },
  );

  test.each(planted)('%s may not import %s', (file, specifier) => {
    expect(violation(file, specifier)).toBeDefined();
  });

  test('every form of import is seen', () => {
    const text = [
      `import { a } from 'static';`,
      `import type { b } from "type";`,
      `import 'effect';`,
      `export * from 're-export';`,
      `const c = await import('dynamic');`,
      `type D = import('type-query').D;`,
      `import {\n  e,\n} from 'several-lines';`,
    ].join('\n');
    expect(importsOf(text)).toEqual([
      'static',
      'type',
      'effect',
      're-export',
      'dynamic',
      'type-query',
      'several-lines',
    ]);
  });
});

describe('layers, by lint', () => {
  const folder = mkdtempSync(join(tmpdir(), 'layers-'));
  afterAll(() => rmSync(folder, { recursive: true }));

  test('every planted import is reported', { timeout: 60_000 }, () => {
    cpSync(join(root, '.oxlintrc.json'), join(folder, '.oxlintrc.json'));
    symlinkSync(join(root, 'node_modules'), join(folder, 'node_modules'), 'dir');
    const byFile = Map.groupBy(planted, ([file]) => file);
    for (const [file, imports] of byFile) {
      mkdirSync(dirname(join(folder, file)), { recursive: true });
      writeFileSync(
        join(folder, file),
        imports.map(([, specifier]) => `export * from '${specifier}';\n`).join(''),
      );
    }
    const { stdout } = spawnSync(
      process.execPath,
      [join(root, 'node_modules/oxlint/bin/oxlint'), '-f', 'unix', 'src'],
      { cwd: folder, encoding: 'utf8' },
    );
    const reported = [...stdout.matchAll(/^(.*?):(\d+):\d+: .*no-restricted-imports/gm)].map(
      ([, file, line]) => byFile.get((file ?? '').replaceAll('\\', '/'))?.[Number(line) - 1],
    );
    expect(new Set(reported)).toEqual(new Set(planted));
  });
});
