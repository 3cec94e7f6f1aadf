import { describe, expect, test } from 'vitest';
import { maskSecrets, secretValueIn } from '../../../src/core/yaml/secretText.ts';

const head = 'apiVersion: v1\nkind: Secret\nmetadata:\n  name: x\n';

describe('the value of a key', () => {
  test.each([
    ['stringData', `${head}stringData:\n  KEY: plain-value\n`, 'plain-value'],
    ['quoted', `${head}stringData:\n  KEY: "a: b"\n`, 'a: b'],
    ['a number stays as written', `${head}stringData:\n  KEY: 0123\n`, '0123'],
    ['base64', `${head}data:\n  KEY: aMOpbGxv\n`, 'héllo'],
    ['not base64', `${head}data:\n  KEY: "???"\n`, undefined],
    ['empty', `${head}stringData:\n  KEY: ""\n`, undefined],
    ['another key', `${head}stringData:\n  OTHER: x\n`, undefined],
    ['another kind', 'kind: ConfigMap\nstringData:\n  KEY: x\n', undefined],
    ['a second document', `kind: Namespace\n---\n${head}stringData:\n  KEY: second\n`, 'second'],
    ['no YAML', `${head}stringData:\n  KEY: "x\n`, undefined],
    ['nothing', '', undefined],
  ])('%s', (_name, text, value) => {
    expect(secretValueIn(text, 'KEY')).toBe(value);
  });
});

describe('masking', () => {
  const secret = 'sUp3r-secret';

  test('an equal value is masked alike, a changed one is not told', () => {
    const before = `${head}stringData:\n  KEY: ${secret} # comment\n  OTHER: same\n`;
    const after = `${head}stringData:\n  KEY: changed-value\n  OTHER: same\n`;
    const masked = maskSecrets(before, after);
    expect(masked.before).toBe(
      `${head}stringData:\n  KEY: "<masked: old value>" # comment\n  OTHER: "<masked>"\n`,
    );
    expect(masked.after).toBe(`${head}stringData:\n  KEY: "<masked: new value>"\n  OTHER: "<masked>"\n`);
  });

  test.each([
    ['plain', `${head}stringData:\n  KEY: ${secret}\n`],
    ['quoted', `${head}data:\n  KEY: '${secret}'\n`],
    ['block scalar', `${head}stringData:\n  KEY: |\n    ${secret}\n    ${secret}\n  B: ${secret}\n`],
    ['flow mapping', `${head}stringData: {KEY: ${secret}, B: "${secret}"}\n`],
    ['nested by mistake', `${head}stringData:\n  KEY:\n    INNER: ${secret}\n`],
    [
      'kubectl keeps a copy',
      `${head}  annotations:\n    kubectl.kubernetes.io/last-applied-configuration: '{"s":"${secret}"}'\n`,
    ],
    ['not YAML at all', `${head}stringData:\n  KEY: "${secret}\n`],
    ['second document', `a: 1\n---\n${head}stringData:\n  KEY: ${secret}\n`],
  ])('%s: the value is nowhere to be seen', (_name, text) => {
    const masked = maskSecrets(text, text);
    expect(masked.before).not.toContain(secret);
    expect(masked.after).toBe(masked.before);
  });

  test('what is no Secret stays', () => {
    const text = 'kind: ConfigMap\ndata:\n  KEY: value\n';
    expect(maskSecrets(text, '')).toEqual({ before: text, after: '' });
  });
});
