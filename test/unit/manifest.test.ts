import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { bundles } from '../../scripts/bundles.ts';
import { editions } from '../../scripts/vscode.ts';
import { commands, contextKeys, previewScheme, settings, views } from '../../src/protocol/names.ts';
import {
  conditions,
  differences,
  hiddenCommands,
  nlsKeys,
  ownNames,
  without,
  type ExtensionManifest,
} from '../support/manifestChecks.ts';

const root = join(import.meta.dirname, '../..');

function json<T>(file: string): T {
  return JSON.parse(readFileSync(join(root, file), 'utf8')) as T;
}

const manifest = json<ExtensionManifest>('package.json');
const nls = json<Record<string, string>>('package.nls.json');
const { contributes } = manifest;
const declared = contributes.commands.map(({ command }) => command);

describe('the manifest and the table of public names agree', () => {
  test('on commands', () => {
    expect(differences(declared, Object.values(commands))).toEqual([]);
  });

  test('on settings', () => {
    const { section, ...names } = settings;
    const known = Object.values(names).map((name) => `${section}.${name}`);
    expect(differences(Object.keys(contributes.configuration.properties), known)).toEqual([]);
  });

  test('on the views and their container', () => {
    const { container, ...names } = views;
    expect(contributes.viewsContainers['activitybar']?.map(({ id }) => id)).toEqual([container]);
    expect(
      differences(
        (contributes.views[container] ?? []).map(({ id }) => id),
        Object.values(names),
      ),
    ).toEqual([]);
  });

  test('on the tabs that ask: their answers are offered there and nowhere else', () => {
    const inTabs = new RegExp(`^resourceScheme == ${previewScheme}($| && )`);
    const answers: readonly string[] = [commands.applyShown, commands.cancelShown];
    const { keybindings, menus } = contributes;
    const offered = [...Object.values(menus).flat(), ...keybindings].filter(({ command }) =>
      answers.includes(command ?? ''),
    );
    expect(offered.filter(({ when }) => !inTabs.test(when ?? ''))).toEqual([]);
    expect(offered.map(({ command }) => command)).toEqual([...answers, ...answers, ...answers]);
  });

  test('on context keys: a condition speaks of nothing that nobody sets', () => {
    const known = [...Object.values(contextKeys), ...Object.values(views)];
    const used = conditions(manifest).flatMap(ownNames);
    expect(used.filter((name) => !known.some((one) => one === name))).toEqual([]);
    expect(
      differences(Object.values(contextKeys), without(new Set(used), new Set(Object.values(views)))),
    ).toEqual([]);
  });
});

describe('commands', () => {
  test('every menu and key binding names declared ones', () => {
    const named = [...Object.values(contributes.menus).flat(), ...contributes.keybindings].flatMap(
      ({ command }) => command ?? [],
    );
    expect(named.filter((command) => !declared.includes(command))).toEqual([]);
  });

  test('every link in a text leads to a declared one', () => {
    const linked = Object.values(nls).flatMap((text) => [
      ...text.matchAll(/\(command:(rhdhOrchestrator[\w.]+)/g),
    ]);
    expect(
      linked.map(([, command]) => command).filter((command) => !declared.includes(command ?? '')),
    ).toEqual([]);
  });

  test('none is hidden from the palette', () => {
    expect(hiddenCommands(manifest)).toEqual([]);
  });

  test('all stand in one category', () => {
    expect(new Set(contributes.commands.map(({ category }) => category))).toEqual(new Set(['%category%']));
  });
});

describe('texts', () => {
  test('every key of package.nls.json is used and every used one is there', () => {
    expect(differences(nlsKeys(manifest), Object.keys(nls))).toEqual([]);
  });

  test('none is empty, and titles are keys', () => {
    expect(Object.entries(nls).filter(([, text]) => text.trim() === '')).toEqual([]);
    expect(contributes.commands.filter(({ title }) => !/^%.+%$/.test(title))).toEqual([]);
  });

  test('every setting has a description and a default', () => {
    const bare = Object.entries(contributes.configuration.properties).filter(
      ([, setting]) => !(setting.description ?? setting.markdownDescription) || setting.default === undefined,
    );
    expect(bare.map(([name]) => name)).toEqual([]);
  });
});

describe('what the product promises about itself', () => {
  test('the entry points are bundles', () => {
    expect([manifest.main, ...Object.values(manifest.bin)]).toEqual(['./dist/extension.js', 'dist/cli.js']);
    expect(Object.keys(bundles)).toEqual(expect.arrayContaining(['extension', 'cli']));
  });

  test('the floor that is tested is the floor that is declared', () => {
    expect(manifest.engines.vscode).toBe(`^${editions.floor.vscode}`);
    const [, minor] = (manifest.devDependencies['@types/vscode'] ?? '').split('.').map(Number);
    expect(minor).toBeLessThanOrEqual(Number(editions.floor.vscode.split('.')[1]));
  });

  test('it runs where the workspace is, needs no other extension and no package at run time', () => {
    expect(manifest.extensionKind).toEqual(['workspace']);
    expect(manifest.extensionDependencies).toBeUndefined();
    expect(manifest.dependencies).toBeUndefined();
  });

  test('a file of the workspace cannot say where the kubeconfig is before the workspace is trusted', () => {
    const { untrustedWorkspaces } = json<{
      capabilities: { untrustedWorkspaces: { supported: string; restrictedConfigurations: string[] } };
    }>('package.json').capabilities;
    // What a kubeconfig names is run, so the setting that names a kubeconfig is as good as a program.
    expect(untrustedWorkspaces.supported).toBe('limited');
    expect(untrustedWorkspaces.restrictedConfigurations).toEqual(['rhdhOrchestrator.kubeconfig']);
    const setting = contributes.configuration.properties['rhdhOrchestrator.kubeconfig'];
    expect(setting).toMatchObject({ scope: 'machine-overridable' });
  });

  test('it starts with YAML and with its own views and commands, never with the editor', () => {
    expect(
      manifest.activationEvents.filter((event) => !/^on(Language:yaml|Command:|View:)/.test(event)),
    ).toEqual([]);
  });

  test('yaml has the version that yaml-language-server pins, so that both bundles share one', () => {
    const theirs = json<{ dependencies: Record<string, string> }>(
      'node_modules/yaml-language-server/package.json',
    );
    expect(manifest.devDependencies['yaml']).toBe(theirs.dependencies['yaml']);
  });
});

describe('the checks find what is planted', () => {
  test('a command that only one side knows', () => {
    expect(differences(['a', 'b'], ['b', 'c'])).toEqual(['only left: a', 'only right: c']);
  });

  test('a command that the palette never shows', () => {
    const rules = [
      { command: 'rhdhOrchestrator.planted', when: 'false' },
      { command: 'rhdhOrchestrator.refresh' },
    ];
    const menus = { commandPalette: rules };
    expect(hiddenCommands({ ...manifest, contributes: { ...contributes, menus } })).toEqual([
      'rhdhOrchestrator.planted',
    ]);
  });

  test('a key, a name', () => {
    expect(nlsKeys({ a: '%x.y%', b: ['50%', '%z%'] })).toEqual(new Set(['x.y', 'z']));
    expect(ownNames("view == rhdhOrchestrator.a && rhdhOrchestrator.b == 'c'")).toEqual([
      'rhdhOrchestrator.a',
      'rhdhOrchestrator.b',
    ]);
  });
});
