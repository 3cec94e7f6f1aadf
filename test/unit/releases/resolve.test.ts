import { expect, test } from 'vitest';
import { plain } from '../../../src/core/message.ts';
import {
  describeRelease,
  knownVersions,
  releaseLines,
  releases,
  resolveRelease,
} from '../../../src/core/releases/index.ts';
import { newestOf } from './branches.ts';

test('the lines stand in order', () => {
  expect(releaseLines()).toEqual(['1.7', '1.8', '1.9', '1.10', '2.0', '2.1']);
});

test.each([
  ['1.7', '1.7.4'],
  ['1.8', '1.8.7'],
  ['1.9', '1.9.8'],
  ['1.10', '1.10.3'],
  ['2.0', '2.0'],
  ['2.1', '2.1'],
])('%s means its newest known patch %s', (line, version) => {
  expect(resolveRelease(line)?.version).toBe(version);
});

test('every known version means exactly itself', () => {
  for (const version of knownVersions()) expect(resolveRelease(version)?.version).toBe(version);
  expect(new Set(knownVersions()).size).toBe(releases.length);
});

test('patch releases are complete and in order', () => {
  for (const line of ['1.7', '1.8', '1.9', '1.10']) {
    const versions = releases.filter((release) => release.line === line).map(({ version }) => version);
    expect(versions).toEqual(versions.map((_, patch) => `${line}.${patch}`));
  }
});

test.each(['', '1', '1.6', '1.1', '1.8.8', '1.80', 'v1.8', ' 1.8', '1.8 ', '2', '2.1.0', '3.0', 'latest'])(
  'no release is called "%s"',
  (text) => {
    expect(resolveRelease(text)).toBeUndefined();
  },
);

test.each([
  ['1.8', '1.8 (1.8.7)'],
  ['1.8.5', '1.8 (1.8.5)'],
  ['2.0', '2.0'],
  ['2.1', '2.1 (not final)'],
])('%s is described as %s', (text, words) => {
  expect(plain(describeRelease(newestOf(text)))).toBe(words);
});
