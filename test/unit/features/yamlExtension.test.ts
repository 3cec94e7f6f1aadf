import { describe, expect, test } from 'vitest';
import { isYamlExtension, label } from '../../../src/features/editing/yamlExtension.ts';

const own = 'apiVersion: rhdh.redhat.com/v1alpha5\nkind: Backstage\n';
const quoted = 'kind: SonataFlowPlatform\r\napiVersion:  "sonataflow.org/v1alpha08"\r\n';
const subscription = 'apiVersion: operators.coreos.com/v1alpha1\nkind: Subscription\n';
const foreign = 'apiVersion: v1\nkind: Service\n';

describe('the label takes the files whose documents are of API groups that we know, one surely ours', () => {
  test.each([
    [own, true],
    [quoted, true],
    [`# x\n---\n${own}---\n${quoted}`, true],
    [`${own}data:\n  x: |\n    apiVersion: v1\n`, true],
    [`${own}---\n${subscription}`, true],
    [subscription, false],
    [foreign, false],
    [`${own}---\n${foreign}`, false],
    [`${foreign}---\n${own}`, false],
    ['apiVersion: rhdhxredhatxcom/v1\n', false],
    ['plugins: []\n', false],
  ])('%j', (text, taken) => {
    expect(new RegExp(label, 'g').test(text)).toBe(taken);
  });

  test('has no colon, which would make it a key and a value', () => {
    expect(label).not.toContain(':');
  });
});

test.each([
  [undefined, false],
  [null, false],
  [{}, false],
  [{ registerContributor: true }, false],
  [{ registerContributor: () => true }, true],
])('what an extension exports: %j', (exported, is) => {
  expect(isYamlExtension(exported)).toBe(is);
});
