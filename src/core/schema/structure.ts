import type { Finding } from '../finding.ts';
import { message } from '../message.ts';
import { meantKind } from '../ourObjects.ts';
import type { Recognised } from '../recognise.ts';
import { catalog, isPlainKind, plainSchema, schemaFor, type CatalogEntry } from './catalog.ts';
import { textAt } from '../field.ts';
import type { Schema } from './schema.ts';
import { validate } from './validate.ts';

/** The schema of a recognised document; `undefined` when its API version is none we know. See {@link schemaFor} for `line`. */
export function schemaOf(recognised: Recognised, value: unknown, line?: string): Schema | undefined {
  if (isPlainKind(recognised.kind)) return plainSchema(recognised.kind, line);
  const { apiVersion = '' } = recognised;
  return schemaFor({ apiVersion, kind: meantKind({ apiVersion, kind: textAt(value, 'kind') ?? '' }) }, line);
}

/** Structural findings on a recognised document: those of its schema, or one that its API version does not exist. */
export function judgeStructure(recognised: Recognised, value: unknown, line?: string): readonly Finding[] {
  // Of a text that no value could be made of it is told why elsewhere.
  if (value === undefined) return [];
  const schema = schemaOf(recognised, value, line);
  if (schema !== undefined) {
    const findings = validate(schema, value);
    // What the plugin installers stop at is told by rules, release by release; they read past everything else.
    return recognised.kind === 'dynamic-plugins'
      ? findings.map((finding) => ({ ...finding, effect: 'silent' }))
      : findings;
  }
  const [newest] = catalog.filter(({ of }) => of === recognised.kind);
  const { apiVersion } = recognised;
  // Of a kind without a schema nobody knows here which versions there are.
  if (apiVersion === undefined || newest === undefined) return [];
  return [...judgeHead(newest, value), unknownVersion(apiVersion, newest.apiVersion, line)];
}

/** Whatever its version, every object of Kubernetes has a name. */
function judgeHead(newest: CatalogEntry, value: unknown): readonly Finding[] {
  const { properties: { metadata = {} } = {}, ...schema } = schemaFor(newest) ?? {};
  return validate(
    { ...schema, required: ['metadata'], properties: { metadata }, additionalProperties: true },
    value,
  );
}

/** `schema-api-version`: no release serves this version. Which of the known ones a release serves is a rule's business. */
function unknownVersion(apiVersion: string, newest: string, line: string | undefined): Finding {
  return {
    path: ['apiVersion'],
    at: 'value',
    code: 'schema-api-version',
    // Where nobody said which release is meant it may be one that we have not heard of.
    severity: line === undefined && isLater(apiVersion, newest) ? 'warning' : 'error',
    message: message('No release serves {0} for this kind: write {1}.', apiVersion, newest),
    consumer: 'apiServer',
    effect: 'fails',
    fix: { kind: 'replace', title: message('Change to {0}', newest), path: ['apiVersion'], value: newest },
  };
}

/** `group/v1alpha6` is later than `group/v1alpha5`. */
function isLater(apiVersion: string, known: string): boolean {
  const [group, version = ''] = apiVersion.split('/');
  const [knownGroup, knownVersion = ''] = known.split('/');
  return group === knownGroup && inOrder.compare(version, knownVersion) > 0;
}

const inOrder = new Intl.Collator('en', { numeric: true });
