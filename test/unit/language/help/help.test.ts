import { describe, expect, test } from 'vitest';
import { complete, describe as describeAt } from '../../../../src/language/help/help.ts';
import { applyEdits } from '../../../../src/language/text/range.ts';
import { schemaHelp } from '../../../../src/language/help/schemaHelp.ts';
import { withCursor } from '../../../support/judging.ts';
import { targetOf } from '../../../support/targets.ts';

const help = schemaHelp();
const head = 'apiVersion: sonataflow.org/v1alpha08\nkind: SonataFlowPlatform\n';
const configMap = (lines: readonly string[]): string =>
  [
    'apiVersion: v1',
    'kind: ConfigMap',
    'metadata:',
    '  name: 😀',
    'data:',
    '  dynamic-plugins.yaml: |',
    ...lines,
    '',
  ].join('\n');

async function labels(marked: string, version = '1.10'): Promise<readonly string[]> {
  const { release } = targetOf(version);
  return (await complete({ ...withCursor(marked), release }, help)).map(({ label }) => label);
}

async function accepted(marked: string, label: string): Promise<string | undefined> {
  const place = { ...withCursor(marked), release: targetOf('1.10').release };
  const chosen = (await complete(place, help)).find((one) => one.label === label);
  return chosen && applyEdits(place.text, [chosen.edit]);
}

async function meaning(marked: string) {
  const place = { ...withCursor(marked), release: targetOf('1.10').release };
  const found = await describeAt(place, help);
  return found && { word: place.text.slice(found.range.start, found.range.end), markdown: found.markdown };
}

describe('completion', () => {
  test('fields in the outer document, without those that are there', async () => {
    expect(await labels(`${head}spec:\n  services:\n    jobService: {}\n    <|>\n`)).toEqual(['dataIndex']);
    expect(await labels(`${head}<|>\n`)).toEqual([
      'SonataFlowPlatform for developer-hub',
      'metadata',
      'spec',
      'status',
    ]);
  });

  test('fields and values inside the block', async () => {
    const list = ['    plugins:', '      - package: "@a"', '        pullPolicy: <|>'];
    expect(await labels(configMap(list))).toEqual(['IfNotPresent', 'Always']);
    const fields = await labels(
      configMap(['    plugins:', '      - package: "@a"', '        <|>', '      - package: b']),
    );
    expect(fields).toContain('disabled');
    expect(fields).not.toContain('package');
  });

  test('a suggestion goes where the cursor is, and nothing else changes', async () => {
    const marked = configMap([
      '    plugins:',
      '      - package: a',
      '        disab<|>',
      '      - package: b',
    ]);
    expect(await accepted(marked, 'disabled')).toBe(marked.replace('disab<|>', 'disabled: ${1:false}'));
    const crlf = configMap(['    plug<|>']).replaceAll('\n', '\r\n');
    expect(await accepted(crlf, 'includes')).toContain('    includes:\n  - ');
  });

  test('a document that no parser would take', async () => {
    expect(await labels(`${head}metadata: {name: "x\nspec:\n  <|>\n  services:\n\t- :\n`)).toContain('build');
  });

  test('the schema of the release', async () => {
    const backstage = 'apiVersion: rhdh.redhat.com/v1alpha5\nkind: Backstage\nspec:\n  <|>\n';
    expect(await labels(backstage, '1.10')).toContain('flavours');
    expect(await labels(backstage, '1.9')).not.toContain('flavours');
  });

  test('nothing in documents of others', async () => {
    expect(await labels('apiVersion: v1\nkind: Service\n<|>\n')).toEqual([]);
  });
});

describe('hover', () => {
  test('in the outer document and inside the block', async () => {
    expect(await meaning(`${head}spec:\n  ser<|>vices:\n    dataIndex: {}\n`)).toMatchObject({
      word: 'services',
    });
    const inside = await meaning(
      configMap(['    plugins:', '      - package: a', '        dis<|>abled: true']),
    );
    expect(inside?.word).toBe('disabled');
    expect(inside?.markdown).toMatch(/left out/);
  });

  test('in Markdown, as the schemas have it', async () => {
    const found = await meaning(configMap(['    plugins:', '      - pack<|>age: a']));
    expect(found?.markdown).toContain('`oci://registry/image:tag`');
  });

  test('nothing between words, on unknown fields and in documents of others', async () => {
    expect(await meaning(`${head}spec:\n<|>  services: {}\n`)).toBeUndefined();
    expect(await meaning(`${head}sp<|>ecc: {}\n`)).toBeUndefined();
    expect(await meaning('apiVersion: v1\nkind: Service\nsp<|>ec: {}\n')).toBeUndefined();
  });
});

test('resting and going on', async () => {
  await help.rest();
  expect(await labels(`${head}spec:\n  services:\n    <|>\n`)).toEqual(['dataIndex', 'jobService']);
});
