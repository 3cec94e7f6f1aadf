import { expect, test } from 'vitest';
import { missingPrefix } from '../../../src/core/dynamicPlugins/packagePrefix.ts';

test.each([
  ['dynamic-plugins/dist/a', './'],
  ['quay.io/a/b:1', 'oci://'],
  ['quay.io/a/b@sha256:ab!p', 'oci://'],
  ['quay.io/a/b', undefined],
  // Each folder doubled the time that it took to see that there is no tag.
  [`quay.io${'/a'.repeat(5000)}`, undefined],
])('the prefix that is missing in front of %.40s', (text, prefix) => {
  expect(missingPrefix(text)).toBe(prefix);
});
