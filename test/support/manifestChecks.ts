/** The parts of `package.json` that name things the code names too. */
export interface ExtensionManifest {
  readonly main: string;
  readonly bin: Readonly<Record<string, string>>;
  readonly engines: { readonly vscode: string };
  readonly activationEvents: readonly string[];
  readonly extensionKind: readonly string[];
  readonly extensionDependencies?: readonly string[];
  readonly dependencies?: Readonly<Record<string, string>>;
  readonly devDependencies: Readonly<Record<string, string>>;
  readonly contributes: Contributions;
}

/** An entry of a menu, or a key binding. */
interface MenuItem {
  readonly command?: string;
  readonly when?: string;
}

interface Contributions {
  readonly commands: readonly {
    readonly command: string;
    readonly title: string;
    readonly category: string;
  }[];
  readonly viewsContainers: Readonly<Record<string, readonly { readonly id: string }[]>>;
  readonly views: Readonly<Record<string, readonly { readonly id: string }[]>>;
  readonly viewsWelcome: readonly { readonly view: string; readonly when?: string }[];
  readonly menus: Readonly<Record<string, readonly MenuItem[]>>;
  readonly keybindings: readonly MenuItem[];
  readonly configuration: { readonly properties: Readonly<Record<string, Setting>> };
}

interface Setting {
  readonly default?: unknown;
  readonly description?: string;
  readonly markdownDescription?: string;
}

/** What stands in `left` only and in `right` only, each with its side; empty when both have the same. */
export function differences(left: Iterable<string>, right: Iterable<string>): string[] {
  const [before, after] = [new Set(left), new Set(right)];
  return [
    ...without(before, after).map((name) => `only left: ${name}`),
    ...without(after, before).map((name) => `only right: ${name}`),
  ];
}

/** The names of the first set that the second has not. */
export function without(all: ReadonlySet<string>, those: ReadonlySet<string>): string[] {
  return [...all].filter((name) => !those.has(name));
}

/** Every `%key%` in the manifest. */
export function nlsKeys(manifest: unknown): Set<string> {
  const texts = JSON.stringify(manifest).matchAll(/"%([^%"]+)%"/g);
  return new Set([...texts].flatMap(([, key]) => key ?? []));
}

/** Every `when` of the menus, the key bindings and the welcome texts. */
export function conditions({ contributes }: ExtensionManifest): string[] {
  const { keybindings, menus, viewsWelcome } = contributes;
  const items = [...Object.values(menus).flat(), ...keybindings, ...viewsWelcome];
  return items.flatMap(({ when }) => when ?? []);
}

/** Names of ours that a condition or a text refers to, such as `rhdhOrchestrator.cluster`. */
export function ownNames(text: string): string[] {
  return [...text.matchAll(/\brhdhOrchestrator(?:\.\w+)*/g)].map(([name]) => name);
}

/** Commands that only a menu or a key binding reaches. */
export function hiddenCommands({ contributes }: ExtensionManifest): string[] {
  const rules = contributes.menus['commandPalette'] ?? [];
  return rules.flatMap(({ command, when }) => (when === 'false' ? (command ?? []) : []));
}
