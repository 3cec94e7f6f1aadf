import type { Finding } from '../finding.ts';
import { message } from '../message.ts';
import type { Recognised } from '../recognise.ts';
import { catalog, isPlainKind, plainSchema, schemaFor } from './catalog.ts';
import { textAt } from '../field.ts';
import type { Schema } from './schema.ts';
import { validate } from './validate.ts';

/** The schema of a recognised document; `undefined` when its API version is none we know. See {@link schemaFor} for `line`. */
export function schemaOf(recognised: Recognised, value: unknown, line?: string): Schema | undefined {
  if (isPlainKind(recognised.kind)) return plainSchema(recognised.kind, line);
  return schemaFor({ apiVersion: recognised.apiVersion ?? '', kind: textAt(value, 'kind') ?? '' }, line);
}

/** Structural findings on a recognised document: those of its schema, or one that its API version does not exist. */
export function judgeStructure(recognised: Recognised, value: unknown, line?: string): readonly Finding[] {
  const schema = schemaOf(recognised, value, line);
  if (schema !== undefined) return validate(schema, value);
  return unknownVersion(recognised);
}

/** `schema-api-version`: no release serves this version. Which of the known ones a release serves is a rule's business. */
function unknownVersion({ kind, apiVersion }: Recognised): readonly Finding[] {
  const [newest] = catalog.filter(({ of }) => of === kind).map((entry) => entry.apiVersion);
  // Of a kind without a schema nobody knows here which versions there are.
  if (apiVersion === undefined || newest === undefined) return [];
  return [
    {
      path: ['apiVersion'],
      at: 'value',
      code: 'schema-api-version',
      severity: 'error',
      message: message('No release serves {0} for this kind: write {1}.', apiVersion, newest),
      consumer: 'apiServer',
      effect: 'fails',
      fix: {
        kind: 'replace',
        title: message('Change to {0}', newest),
        path: ['apiVersion'],
        value: newest,
      },
    },
  ];
}
