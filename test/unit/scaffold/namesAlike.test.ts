import { expect, test } from 'vitest';
import { foldersOnTheWay, nameAlike } from '../../../src/core/scaffold/namesAlike.ts';

const paths = ['a.yaml', 'dev/a.yaml', 'dev/deep/b.yaml'];

test('names are looked for in every folder on the way', () => {
  expect(foldersOnTheWay(paths)).toEqual(['', 'dev', 'dev/deep']);
});

test.each<[string, Readonly<Record<string, readonly string[]>>, object | undefined]>([
  ['nothing is there', {}, undefined],
  ['the same is there', { '': ['a.yaml', 'dev'], dev: ['a.yaml', 'deep'] }, undefined],
  ['a file', { '': ['A.yaml'] }, { there: 'A.yaml', wanted: 'a.yaml' }],
  ['a file beside the same', { '': ['a.yaml', 'a.YAML'] }, { there: 'a.YAML', wanted: 'a.yaml' }],
  ['a folder', { '': ['Dev'] }, { there: 'Dev', wanted: 'dev' }],
  ['deep below', { 'dev/deep': ['B.yaml'] }, { there: 'dev/deep/B.yaml', wanted: 'dev/deep/b.yaml' }],
])('%s', (_, names, expected) => {
  expect(nameAlike(paths, new Map(Object.entries(names)))).toEqual(expected);
});
