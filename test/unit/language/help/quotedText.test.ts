import { describe, expect, test } from 'vitest';
import {
  complete,
  completeBeyondSchema,
  describe as describeAt,
} from '../../../../src/language/help/help.ts';
import { linksOf } from '../../../../src/language/help/links.ts';
import { schemaHelp } from '../../../../src/language/help/schemaHelp.ts';
import { symbolsOf, type DocumentSymbol } from '../../../../src/language/help/symbols.ts';
import type { Suggestion } from '../../../../src/language/help/suggestion.ts';
import { yamlText } from '../../../../src/language/text/document.ts';
import { applyEdits } from '../../../../src/language/text/range.ts';
import { contextOf, findingsIn, withCursor } from '../../../support/judging.ts';
import { targetOf } from '../../../support/targets.ts';

const help = schemaHelp();
const target = targetOf('1.10');

const place = (marked: string) => ({ ...withCursor(marked), release: target.release, target });
const at = (marked: string): Promise<readonly Suggestion[]> => complete(place(marked), help);
const labels = async (marked: string): Promise<readonly string[]> =>
  (await at(marked)).map(({ label }) => label);

/** The text after a suggestion was taken: what is written in quotes is written in full, an editor adds nothing. */
async function taken(marked: string, label: string): Promise<string> {
  const chosen = (await at(marked)).find((one) => one.label === label);
  if (chosen === undefined) throw new Error(`no ${label}`);
  const { text, offset } = withCursor(marked);
  expect(chosen.isSnippet).toBe(false);
  expect(chosen.edit.start).toBeLessThanOrEqual(offset);
  expect(chosen.edit.end).toBeGreaterThanOrEqual(offset);
  return applyEdits(text, [chosen.edit]);
}

const configMap = (value: string, key = 'dynamic-plugins.yaml'): string =>
  `apiVersion: v1\nkind: ConfigMap\nmetadata:\n  name: x\ndata:\n  other: "a: \\"b\\""\n  ${key}: ${value}\n  last.yaml: "x: 1"\n`;
const backend =
  'oci://registry.access.redhat.com/rhdh/red-hat-developer-hub-backstage-plugin-orchestrator-backend:{{inherit}}';

describe('completion in a text in quotes', () => {
  test('a package with all its lines, escaped', async () => {
    const text = await taken(
      configMap('"includes:\\n- dynamic-plugins.default.yaml\\nplugins:\\n- package: <|>\\n"'),
      'orchestrator-backend',
    );
    expect(text).toBe(
      configMap(
        String.raw`"includes:\n- dynamic-plugins.default.yaml\nplugins:\n- package: \"${backend}\"\n  disabled: false\n  dependencies:\n    - ref: sonataflow\n"`,
      ),
    );
    expect(findingsIn(text).filter(({ severity }) => severity === 'error')).toEqual([]);
  });

  test('what is compared with the text in front of the cursor is escaped, too', async () => {
    const found = await at(configMap(String.raw`"plugins:\n- package: \"oci:<|>\"\n"`));
    expect(found.find(({ label }) => label === 'orchestrator-backend')?.filter).toBe(
      String.raw`\"${backend}`,
    );
  });

  test.each([
    [
      'a field',
      String.raw`"plugins:\n- package: ./a\n  dis<|>\n"`,
      'disabled',
      String.raw`"plugins:\n- package: ./a\n  disabled: false\n"`,
    ],
    [
      'a value',
      String.raw`"plugins:\n- package: ./a\n  disabled: tr<|>ue\n"`,
      'false',
      String.raw`"plugins:\n- package: ./a\n  disabled: false\n"`,
    ],
    [
      'lines that are continued',
      '"plugins:\\n- package: ./a\\n\\\n    \\  dis<|>\\n"',
      'disabled',
      '"plugins:\\n- package: ./a\\n\\\n    \\  disabled: false\\n"',
    ],
  ])('%s', async (_, before, label, after) => {
    expect(await taken(configMap(before), label)).toBe(configMap(after));
  });

  test('single quotes can say a word, and no lines that are indented', async () => {
    expect(await taken(configMap("'plugins:\n\n    - disabled: tr<|>\n\n    '"), 'true')).toBe(
      configMap("'plugins:\n\n    - disabled: true\n\n    '"),
    );
    expect(await labels(configMap("'plugins:\n\n    - package: o<|>\n\n    '"))).toEqual([]);
  });

  test('an app-config', async () => {
    expect(
      await taken(configMap(String.raw`"orchestrator:\n  data<|>\n"`, 'app-config.yaml'), 'dataIndexService'),
    ).toMatch(/"orchestrator:\\n {2}dataIndexService:\\n {4}/);
  });

  test('where somebody else reads the schema of the file, ours goes on there', async () => {
    const found = await completeBeyondSchema(
      place(configMap(String.raw`"plugins:\n- package: ./a\n  dis<|>\n"`)),
      help,
    );
    expect(found.map(({ label }) => label)).toContain('disabled');
  });

  test.each([
    [
      'a quote that is not closed',
      configMap('"plugins:\\n- package: <|>').replaceAll('last.yaml: "x: 1"', 'last: 1'),
    ],
    ['a text of others', configMap(String.raw`"plugins:\n- pack<|>age: ./a\n"`, 'foreign.yaml')],
  ])('nothing in %s', async (_, marked) => {
    expect(await labels(marked)).not.toContain('pullPolicy');
  });
});

describe('other help in a text in quotes', () => {
  const quoted = configMap(
    String.raw`"includes:\n- dynamic-plugins.default.yaml\nplugins:\n- package: \"${backend}\"\n  disabled: false\n"`,
  );

  test('hover says what a field and a package mean, at their place in the file', async () => {
    const field = await describeAt(place(quoted.replace('disabled', 'dis<|>abled')), help);
    expect(field?.markdown).toMatch(/left out/);
    expect(field && quoted.slice(field.range.start, field.range.end)).toBe('disabled');
    const plugin = await describeAt(place(quoted.replace('oci://', 'oci:<|>//')), help);
    expect(plugin?.markdown).toContain('Orchestrator: the backend');
    expect(plugin && quoted.slice(plugin.range.start, plugin.range.end)).toContain(backend);
  });

  test('links and symbols have their places in the file', () => {
    const links = linksOf(yamlText(quoted), contextOf());
    expect(links.map(({ range }) => quoted.slice(range.start, range.end))).toEqual([
      'dynamic-plugins.default.yaml',
    ]);
    const all = (symbols: readonly DocumentSymbol[]): readonly DocumentSymbol[] =>
      symbols.flatMap((one) => [one, ...all(one.children)]);
    const flag = all(symbolsOf(yamlText(quoted), contextOf())).find(({ name }) => name === 'disabled');
    expect(flag && quoted.slice(flag.selection.start, flag.selection.end)).toBe('disabled');
  });
});
