import { describe, expect, it } from 'vitest';
import { plain } from '../../../src/core/message.ts';
import { releases } from '../../../src/core/releases/index.ts';
import { catalog, schemaFor } from '../../../src/core/schema/catalog.ts';
import { movedFields } from '../../../src/core/schema/moved/index.ts';
import type { Schema } from '../../../src/core/schema/schema.ts';

/** The newest schema of each title. */
const newest = new Map(
  catalog.toReversed().flatMap((kind) => {
    const schema = schemaFor(kind, '2.1');
    return schema?.title === undefined ? [] : [[schema.title, schema] as const];
  }),
);

/** Whether a field may stand at a path: known by name, or let in by a mapping that takes any. */
function takes(schema: Schema, [name, ...below]: readonly string[]): boolean {
  if (name === undefined || schema['x-kubernetes-preserve-unknown-fields'] === true) return true;
  const { properties = {}, additionalProperties: values } = schema;
  const next = Object.hasOwn(properties, name) ? properties[name] : undefined;
  if (next !== undefined) return takes(next, below);
  return typeof values === 'object' && takes(values, below);
}

const rows = Object.entries(movedFields).flatMap(([title, fields]) =>
  fields.map((field) => [title, field.from, field] as const),
);

describe('the table of fields that people put in the wrong place', () => {
  it.each(rows)('%s %s is unknown there, and known where it goes', (title, from, { message, becomes }) => {
    const schema = newest.get(title) ?? {};
    const path = from.split('.');
    if (from !== 'spec.deployment') expect(takes(schema, path)).toBe(false);
    expect(plain(message)).toMatch(/^\S.*\.$/);
    if (becomes?.kind === 'renamed') expect(takes(schema, [...path.slice(0, -1), becomes.to])).toBe(true);
    if (becomes?.kind !== 'moved') return;
    for (const { path: to } of becomes.to) expect(takes(schema, to), to.join('.')).toBe(true);
  });

  it('has a new place for every field that a release drops', () => {
    const moved = (movedFields['Backstage'] ?? []).filter(({ becomes }) => becomes?.kind === 'moved');
    const dropped = new Set(releases.flatMap(({ api }) => api.droppedSpecFields));
    expect(dropped.size).toBeGreaterThan(0);
    for (const name of dropped) expect(moved.map(({ from }) => from)).toContain(`spec.${name}`);
  });

  it('names each place once', () => {
    for (const fields of Object.values(movedFields)) {
      expect(new Set(fields.map(({ from }) => from)).size).toBe(fields.length);
    }
  });
});
