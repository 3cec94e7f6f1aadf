import {
  boolYaml11Tag,
  CORE_SCHEMA,
  floatYaml11Tag,
  intCoreTag,
  intYaml11Tag,
  mergeTag,
  NOT_RESOLVED,
  timestampTag,
  type ScalarTagDefinition,
  type Schema,
} from 'js-yaml';
import type { DocumentOptions, ParseOptions, ScalarTag, SchemaOptions } from 'yaml';

/**
 * `1.1`: as Go reads manifests (sigs.k8s.io/yaml, hence kubectl, OLM and the operators): yes, no, on, off, y and n are booleans,
 * a leading 0 means octal, `<<` merges; dates stay text and there are no base-60 numbers, unlike the letter of YAML 1.1.
 * `python`: as PyYAML reads, and with it the plugin installers up to RHDH 1.10: as the letter of YAML 1.1 has it, with dates
 * and base-60 numbers, but for y and n, which are text.
 * `1.2`: as the plugin installer of RHDH 2.x reads its file.
 */
export type YamlVersion = '1.1' | 'python' | '1.2';

/** strconv.ParseInt with base 0 after the underscores are gone (go.yaml.in/yaml/v2, resolve.go). */
function readGoInt(source: string, isExplicit: boolean): number | typeof NOT_RESOLVED {
  if (source.includes(':')) return NOT_RESOLVED;
  const old = intYaml11Tag.resolve(source, isExplicit, intYaml11Tag.tagName);
  return old === NOT_RESOLVED ? intCoreTag.resolve(source, isExplicit, intCoreTag.tagName) : old;
}

const goSchema = CORE_SCHEMA.withTags(boolYaml11Tag, { ...intYaml11Tag, resolve: readGoInt }, mergeTag);

const pythonSchema = CORE_SCHEMA.withTags(
  {
    ...boolYaml11Tag,
    resolve: (source, isExplicit) =>
      source.length === 1 ? NOT_RESOLVED : boolYaml11Tag.resolve(source, isExplicit, boolYaml11Tag.tagName),
  },
  intYaml11Tag,
  floatYaml11Tag,
  timestampTag,
  mergeTag,
);

const schemas: Readonly<Record<YamlVersion, Schema>> = {
  '1.1': goSchema,
  python: pythonSchema,
  '1.2': CORE_SCHEMA,
};

/** The dialect for js-yaml. */
export function fastSchema(version: YamlVersion): Schema {
  return schemas[version];
}

const goBool: ScalarTag = {
  tag: boolYaml11Tag.tagName,
  default: true,
  test: /^(?:[yYnN]|[Yy]es|YES|[Nn]o|NO|[Tt]rue|TRUE|[Ff]alse|FALSE|[Oo]n|ON|[Oo]ff|OFF)$/,
  resolve: (source) => boolYaml11Tag.resolve(source, false, boolYaml11Tag.tagName),
};

const goInt: ScalarTag = {
  tag: intYaml11Tag.tagName,
  default: true,
  test: /^[-+]?(?:0b[01_]+|0o?[0-7_]*|0x[0-9a-fA-F_]+|[1-9][0-9_]*)$/,
  resolve: (source) => readGoInt(source, false),
};

/** The implicit resolvers of PyYAML (yaml/resolver.py); js-yaml makes the values. */
const pythonTags: readonly ScalarTag[] = [
  pythonTag(boolYaml11Tag, /^(?:[Yy]es|YES|[Nn]o|NO|[Tt]rue|TRUE|[Ff]alse|FALSE|[Oo]n|ON|[Oo]ff|OFF)$/),
  pythonTag(intYaml11Tag, /^[-+]?(?:0b[01_]+|0[0-7_]+|0x[0-9a-fA-F_]+|0|[1-9][0-9_]*(?::[0-5]?[0-9])*)$/),
  pythonTag(
    floatYaml11Tag,
    /^(?:[-+]?[0-9][0-9_]*\.[0-9_]*(?:[eE][-+][0-9]+)?|[-+]?\.[0-9][0-9_]*(?:[eE][-+][0-9]+)?|[-+]?[0-9][0-9_]*(?::[0-5]?[0-9])+\.[0-9_]*|[-+]?\.(?:inf|Inf|INF)|\.(?:nan|NaN|NAN))$/,
  ),
  pythonTag(timestampTag, /^\d{4}-(?:\d\d-\d\d|\d\d?-\d\d?(?:[Tt]|[ \t]+)\d\d?:\d\d:\d\d.*)$/),
];

function pythonTag({ tagName, resolve }: ScalarTagDefinition<unknown>, test: RegExp): ScalarTag {
  return {
    tag: tagName,
    default: true,
    // Where a collection is the key of a mapping, `yaml` writes it out as text and looks the tag of each value up.
    identify: (value) => typeof value === typeOf(tagName),
    test,
    resolve: (source) => {
      const value = resolve(source, false, tagName);
      return value === NOT_RESOLVED ? source : value;
    },
  };
}

function typeOf(tagName: string): 'boolean' | 'number' | 'object' {
  if (tagName === boolYaml11Tag.tagName) return 'boolean';
  return tagName === timestampTag.tagName ? 'object' : 'number';
}

/**
 * The dialect for `yaml`, the reader that keeps going after an error. Its own schema for YAML 1.1 makes numbers of
 * `e12` and `.`, so the core schema is taken and the tags that differ are put in front.
 */
export function tolerantOptions(version: YamlVersion): ParseOptions & DocumentOptions & SchemaOptions {
  const quiet = { logLevel: 'error' } as const;
  if (version === '1.2') return { ...quiet, version: '1.2', merge: false };
  const old = { ...quiet, version: '1.1', schema: 'core', merge: true } as const;
  if (version === '1.1') return { ...old, customTags: (tags) => [goBool, goInt, ...tags] };
  const replaced = pythonTags.map(({ tag }) => tag);
  return {
    ...old,
    customTags: (tags) => [
      ...pythonTags,
      ...tags.filter((tag) => typeof tag === 'string' || !replaced.includes(tag.tag)),
    ],
  };
}
