import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { Document, Scalar } from 'yaml';
import { yamlText, type YamlDocument } from '../../../../src/language/text/document.ts';
import { applyEdits, type Edit } from '../../../../src/language/text/range.ts';
import { regionAt, type Region } from '../../../../src/language/text/region.ts';

function documentOf(text: string): YamlDocument {
  const [document] = yamlText(text).documents('1.2');
  if (document === undefined) throw new Error('no document');
  return document;
}

function regionOf(text: string): Region {
  const region = regionAt(documentOf(text), ['data', 'x']);
  if (region === undefined) throw new Error(`no region in ${text}`);
  return region;
}

/** Every way of writing a text as a value; `width` is where lines are folded. */
const styles = {
  literal: Scalar.BLOCK_LITERAL,
  folded: Scalar.BLOCK_FOLDED,
  double: Scalar.QUOTE_DOUBLE,
  single: Scalar.QUOTE_SINGLE,
  plain: Scalar.PLAIN,
} as const;

const inner = fc
  .array(
    fc.constantFrom('a: 1', 'b:', '  - c: "d"', "  e: 'f'", '', 'é😀: g', '# h', '\\n', 'i  j', '   ', '\tk'),
    {
      maxLength: 7,
    },
  )
  .chain((lines) => fc.constantFrom(lines.join('\n'), `${lines.join('\n')}\n`, `${lines.join('\n')}\n\n`));

/** A file with the text in it, between other fields, as people and tools write it. */
const file = fc
  .record({
    value: inner,
    style: fc.constantFrom(...Object.values(styles)),
    lineWidth: fc.constantFrom(0, 12, 40),
    indent: fc.constantFrom(2, 4, 7),
    lineBreak: fc.constantFrom('\n', '\r\n'),
    comment: fc.constantFrom('', ' # why'),
    last: fc.boolean(),
  })
  .map(({ value, style, lineWidth, indent, lineBreak, comment, last }) => {
    const scalar = new Scalar(value);
    scalar.type = style;
    const fields = { '😀': 'before', x: scalar, ...(last ? {} : { y: 'behind' }) };
    const text = new Document({ kind: 'x', data: fields }).toString({
      lineWidth,
      indent,
      minContentWidth: 0,
    });
    const commented = text.replace(/^( +x: [|>][-+\d]*)$/m, `$1${comment}`);
    return commented.replaceAll('\n', lineBreak);
  });

const change = fc.record({
  from: fc.nat(60),
  length: fc.nat(9),
  text: fc.constantFrom('', 'z', 'two\nlines\n', '  y: "q"\n', "it's", '\\', ' ', '\n'),
});

function editOf(value: string, { from, length, text }: { from: number; length: number; text: string }): Edit {
  const start = Math.min(from, value.length);
  return { start, end: Math.min(start + length, value.length), text };
}

describe('a text in a scalar', () => {
  test('what stands at a place of it, stands there in the file', () => {
    fc.assert(
      fc.property(file, (text) => {
        const region = regionOf(text);
        const value = region.yaml.text;
        let before = 0;
        for (const index of value.split('').keys()) {
          const { start, end } = region.toOuter({ start: index, end: index + 1 });
          const written = text.slice(start, end);
          expect(start).toBeGreaterThanOrEqual(before);
          before = start;
          const isItself = written === value[index];
          const isBreak = /^[\s\\n]*$/.test(written) && /\s/.test(value[index] ?? '');
          expect(
            isItself || isBreak || /^(\\.+|'')$/.test(written),
            JSON.stringify({ text, index, written }),
          ).toBe(true);
        }
      }),
      { numRuns: 250, seed: 20261129 },
    );
  });

  test('a change of it is that change in the file, and nothing around it moves', () => {
    const said = { literal: 0, inline: 0, folded: 0 };
    fc.assert(
      fc.property(file, change, (text, asked) => {
        const region = regionOf(text);
        const edit = editOf(region.yaml.text, asked);
        const outer = region.toOuterEdit(edit);
        if (outer === undefined) return;
        said[region.style]++;
        const changed = applyEdits(text, [outer]);
        const values = documentOf(changed).value as { readonly data: Readonly<Record<string, unknown>> };
        const were = documentOf(text).value as { readonly data: Readonly<Record<string, unknown>> };
        expect(values.data['x']).toBe(applyEdits(region.yaml.text, [edit]));
        expect({ ...values.data, x: '' }).toEqual({ ...were.data, x: '' });
      }),
      { numRuns: 900, seed: 20261129 },
    );
    for (const count of Object.values(said)) expect(count).toBeGreaterThan(20);
  });

  test('whole lines of a literal block can be written, changed and taken out', () => {
    fc.assert(
      fc.property(
        fc.array(fc.constantFrom('a: 1', '  b: 2', ''), { minLength: 1, maxLength: 6 }),
        fc.nat(5),
        (lines, at) => {
          const body = ['a: 0', ...lines, 'z: 9'];
          const text = `data:\n  x: |\n${body.map((line) => (line === '' ? '\n' : `    ${line}\n`)).join('')}k: 1\n`;
          const region = regionOf(text);
          const index = at % (body.length - 1);
          const start = body.slice(0, index).reduce((sum, line) => sum + line.length + 1, 0);
          const end = start + (body[index] ?? '').length + 1;
          for (const written of ['', 'new: 1\n', 'new:\n  - 1\n\n']) {
            const value = applyEdits(region.yaml.text, [{ start, end, text: written }]);
            const edit = region.toOuterEdit({ start, end, text: written });
            // The first line says how deep all of them are: without it there may be none left to say so.
            if (index === 0 && !value.startsWith('a') && !value.startsWith('n')) continue;
            expect(edit && applyEdits(text, [edit])).toBe(
              `data:\n  x: |\n${value.replaceAll(/^(?=.)/gm, '    ')}k: 1\n`,
            );
          }
        },
      ),
      { numRuns: 200, seed: 20261129 },
    );
  });
});

describe('in quotes', () => {
  test.each([
    [String.raw`data: {x: "a: 1\nb: 2\n"}`, 'b: 2', 'b: 2'],
    [String.raw`data: {x: "a: \"q\" c"}`, '"q"', String.raw`\"q\"`],
    ["data: {x: 'it''s here'}", "it's", "it''s"],
    ['data:\n  x: "a: 1\\n\n    \\  b: 2"\n', 'b: 2', 'b: 2'],
    ['data:\n  x: "a: 1\\n\\\n    b: 2"\n', 'b: 2', 'b: 2'],
    ['data:\n  x: "\\U0001F600 a"\n', 'a', 'a'],
    ['data:\n  x: one\n    two\n', 'two', 'two'],
  ])('%j: %j', (text, word, written) => {
    const region = regionOf(text);
    const start = region.yaml.text.indexOf(word);
    const place = region.toOuter({ start, end: start + word.length });
    expect(text.slice(place.start, place.end)).toBe(written);
  });

  test('a line more is an escape more', () => {
    const text = String.raw`data: {x: "a: 1\nb: 2\n"}`;
    const edit = regionOf(text).toOuterEdit({ start: 5, end: 5, text: 'c: "d"\n' });
    expect(edit && applyEdits(text, [edit])).toBe(String.raw`data: {x: "a: 1\nc: \"d\"\nb: 2\n"}`);
    const single = "data:\n  x: 'a: 1'\n";
    expect(regionOf(single).toOuterEdit({ start: 4, end: 4, text: '\nb: 2' })).toBeUndefined();
  });
});
