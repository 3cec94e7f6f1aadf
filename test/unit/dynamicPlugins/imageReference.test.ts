import { describe, expect, test } from 'vitest';
import { isFetchable } from '../../../src/core/dynamicPlugins/imageReference.ts';
import { integrityFlaw } from '../../../src/core/dynamicPlugins/integrity.ts';

describe('what skopeo can fetch', () => {
  test.each([
    ['oci://quay.io/acme/plugin:1.0!plugin', true],
    ['oci://quay.io/acme/plugin', true],
    ['oci://localhost:5000/acme/plugin:bs_1.45.3__1.10.3!alias', true],
    [`oci://quay.io/acme/plugin@sha256:${'a'.repeat(64)}`, true],
    ['oci://quay.io/Acme/plugin:1.0', false],
    ['oci://quay.io/acme/plugin:1+2', false],
    ['oci://quay.io/acme/plugin:{{inherit}}', false],
    ['oci://quay.io/acme/plugin@md5:abc', false],
    [`oci://quay.io/acme/plugin:1@sha256:${'a'.repeat(64)}`, false],
    ['oci://', false],
  ])('%s: %s', (text, expected) => {
    expect(isFetchable(text)).toBe(expected);
  });
});

test('an integrity has the length of its algorithm', () => {
  expect(integrityFlaw(`sha256-${'A'.repeat(43)}=`)).toBeUndefined();
  expect(integrityFlaw(`sha384-${'A'.repeat(64)}`)).toBeUndefined();
  expect(integrityFlaw(`sha512-${'A'.repeat(86)}==`)).toBeUndefined();
  expect(integrityFlaw(`sha256-${'A'.repeat(86)}==`)).toBe('length');
  expect(integrityFlaw(`SHA512-${'A'.repeat(86)}==`)).toBe('algorithm');
});
