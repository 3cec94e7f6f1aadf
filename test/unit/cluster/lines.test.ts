import { describe, expect, test } from 'vitest';
import { lineSplitter } from '../../../src/cluster/lines.ts';

const stream = Buffer.from('{"a":"ü"}\n{"b":"日本"}\n\n{"c":1}\n{"half":');
const lines = ['{"a":"ü"}', '{"b":"日本"}', '{"c":1}'];

describe('a byte stream', () => {
  test.each([1, 2, 3, 7, 1000])(
    'in pieces of %i bytes gives the same lines, and never half a line',
    (size) => {
      const split = lineSplitter();
      const got: string[] = [];
      for (let at = 0; at < stream.length; at += size) got.push(...split(stream.subarray(at, at + size)));
      expect(got).toEqual(lines);
    },
  );

  test('gives a line as soon as its end is there', () => {
    const split = lineSplitter();
    expect(split(Buffer.from('one'))).toEqual([]);
    expect(split(Buffer.from('\ntwo\nthr'))).toEqual(['one', 'two']);
    expect(split(Buffer.from('ee\n'))).toEqual(['three']);
  });
});
