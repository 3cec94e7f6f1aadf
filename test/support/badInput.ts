/** Texts that nobody should send, each with what is said about it as a whole; made when asked for. */
export const badTexts: readonly (readonly [name: string, make: () => string, codes: readonly string[]])[] = [
  ['10 MB of ours', () => largeList(10), ['file-too-large']],
  ['50 MB of ours', () => largeList(50), ['file-too-large']],
  ['10 MB of others', () => `# sonataflow.org/v1\n${'a: 1\n---\n'.repeat(1_200_000)}`, []],
  ['10 000 brackets', () => listWith('['.repeat(10_000) + ']'.repeat(10_000)), ['file-too-deep']],
  ['10 000 open brackets', () => listWith('['.repeat(10_000)), ['file-too-deep']],
  ['10 000 mappings in a line', () => listWith('{a: '.repeat(10_000)), ['file-too-deep']],
  ['10 000 list items in a line', () => listWith(`\n${'- '.repeat(10_000)}x`), ['file-too-deep']],
  ['10 000 complex keys', () => listWith(`\n${'? '.repeat(10_000)}x`), ['file-too-deep']],
  ['10 000 colons in a line', () => listWith(`\n${': '.repeat(10_000)}x`), ['file-too-deep']],
  ['10 000 marks behind a value', () => listWith(`x${' -'.repeat(10_000)}`), []],
  ['10 000 anchors of one value', () => listWith(`${'&a '.repeat(10_000)}x`), ['file-too-deep']],
  ['10 000 tags of one value', () => listWith(`${'!!a '.repeat(10_000)}x`), ['file-too-deep']],
  ['1 500 indented mappings', () => listWith(indented(1500)), ['file-too-deep']],
  ['deep nesting inside the block', () => configMap(`x: ${'['.repeat(10_000)}`), []],
  [
    'deep nesting hidden by escapes',
    () =>
      `apiVersion: v1\nkind: ConfigMap\nmetadata: {name: a}\ndata:\n  dynamic-plugins.yaml: "${'\\x5b'.repeat(10_000)}"\n`,
    [],
  ],
  ['a billion laughs', () => `${laughs(10)}plugins: *a9\n`, []],
  ['a billion laughs inside the block', () => configMap(`${laughs(10)}plugins: *a9`), []],
  [
    'an anchor inside itself',
    () => 'plugins: &a\n  - package: ./dynamic-plugins/dist/x\n    pluginConfig: {x: *a}\n',
    [],
  ],
  ['an alias to nowhere', () => listWith('*nowhere'), []],
  ['NUL bytes', () => `plugins:\n  - package: ./dynamic-plugins/dist/\0x\n    disabled: false\n`, []],
  [
    'lone surrogates',
    () => `plugins:\n  - package: "./dynamic-plugins/dist/\ud800x\udc00"\n    disabled: false\n`,
    [],
  ],
  ['bytes of a program', () => binary(), []],
  ['a byte order mark alone', () => '\uFEFF', []],
  ['nothing', () => '', []],
];

function largeList(megabytes: number): string {
  const entry = '  - package: ./dynamic-plugins/dist/some-plugin-with-a-name\n    disabled: false\n';
  return `plugins:\n${entry.repeat(Math.ceil((megabytes * 1024 * 1024) / entry.length))}`;
}

function listWith(config: string): string {
  return `plugins:\n  - package: ./dynamic-plugins/dist/x\n    pluginConfig: ${config}\n`;
}

function configMap(text: string): string {
  const lines = text.split('\n').map((line) => `    ${line}`);
  return `apiVersion: v1\nkind: ConfigMap\nmetadata: {name: a}\ndata:\n  dynamic-plugins.yaml: |\n${lines.join('\n')}\n`;
}

function indented(levels: number): string {
  const lines = Array.from({ length: levels }, (_, level) => `${' '.repeat(level + 8)}a:`);
  return `\n${lines.join('\n')}`;
}

function laughs(levels: number): string {
  const lines = Array.from({ length: levels - 1 }, (_, level) => {
    const nine = Array.from({ length: 9 }, () => `*a${level}`).join(', ');
    return `x${level + 1}: &a${level + 1} [${nine}]\n`;
  });
  return `x0: &a0 [lol, lol, lol]\n${lines.join('')}`;
}

/** Every byte as UTF-8 reads it, again and again, with a mark of ours among them. */
function binary(): string {
  const bytes = Uint8Array.from({ length: 64 * 1024 }, (_, index) => (index * 7919) % 256);
  return `dynamic-plugins${new TextDecoder().decode(bytes)}`;
}
