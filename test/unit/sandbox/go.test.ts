import { expect, test } from 'vitest';
import { isNewEnough } from '../../../sandbox/go.ts';

test.each([
  ['go1.26.8', true],
  ['go1.24rc1', true],
  ['go1.24', true],
  ['go1.23.12', false],
  ['go1.3', false],
  ['go2.0', true],
  ['devel go1.27-abcdef', true],
  ['', false],
])('Go %s builds the sandbox: %s', (version, enough) => {
  expect(isNewEnough(version)).toBe(enough);
});
