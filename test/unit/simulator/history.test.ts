import { describe, expect, test } from 'vitest';
import { differences, rowsOf, type Tolerance, type Version } from '../../support/history.ts';

const strict: Tolerance = { varying: [], unordered: [] };

describe('the comparison of two histories', () => {
  const recorded = ['a: there', 'a: Creating', 'b: there', 'a: Ready'];

  test('agrees with itself', () => {
    expect(differences(recorded, recorded, strict)).toEqual([]);
  });

  test('sees two rows that stand the other way round', () => {
    const played = ['a: there', 'b: there', 'a: Creating', 'a: Ready'];
    expect(differences(recorded, played, strict)).toEqual(['swapped: a: Creating | b: there']);
  });

  test('sees a row that is missing and one that was never recorded', () => {
    const played = ['a: there', 'a: Failed', 'b: there', 'a: Ready'];
    expect(differences(recorded, played, strict)).toEqual([
      'missing: a: Creating',
      'not recorded: a: Failed',
    ]);
  });

  test('lets pass what is named as varying, and nothing else', () => {
    const tolerance: Tolerance = {
      varying: [{ row: /^a: Creating$/, why: 'too short to be seen every time' }],
      unordered: [{ rows: [/^a: /, /^b: /], why: 'two processes' }],
    };
    expect(differences(recorded, ['b: there', 'a: there', 'a: Ready'], tolerance)).toEqual([]);
    expect(differences(recorded, ['b: there', 'a: Ready', 'a: there'], tolerance)).toEqual([
      'swapped: a: there | a: Ready',
    ]);
  });
});

describe('the rows of a history', () => {
  const version = (resourceVersion: number, phase?: string, deleted = false): Version => ({
    resourceVersion,
    deleted,
    object: { apiVersion: 'v1', kind: 'Thing', metadata: { name: 'one' }, phase },
  });
  const rows = (versions: readonly Version[], before: readonly Version[] = []) =>
    rowsOf(
      versions,
      before,
      ({ kind }) => kind,
      ({ phase }) => (typeof phase === 'string' ? [phase] : []),
    );

  test('are in the order of the cluster, not of arrival', () => {
    expect(rows([version(3, 'Ready'), version(1), version(2, 'Creating')])).toEqual([
      'Thing: there',
      'Thing: Creating',
      'Thing: Ready',
      'Thing: no longer Creating',
    ]);
  });

  test('do not repeat what was true before', () => {
    const before = [version(1, 'Creating')];
    expect(rows([version(2, 'Creating'), version(3, undefined, true)], before)).toEqual(['Thing: deleted']);
  });

  test('name a value only when it comes', () => {
    expect(rows([version(1, 'is=A'), version(2, 'is=B')])).toEqual([
      'Thing: there',
      'Thing: is=A',
      'Thing: is=B',
    ]);
  });

  test('tell of a flicker once', () => {
    const flicker = [version(1, 'A'), version(2), version(3, 'A'), version(4)];
    expect(rows(flicker)).toEqual(['Thing: there', 'Thing: A', 'Thing: no longer A']);
  });
});
