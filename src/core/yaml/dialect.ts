import {
  boolYaml11Tag,
  CORE_SCHEMA,
  intCoreTag,
  intYaml11Tag,
  mergeTag,
  NOT_RESOLVED,
  type Schema,
} from 'js-yaml';
import type { DocumentOptions, ParseOptions, ScalarTag, SchemaOptions } from 'yaml';

/**
 * `1.1`: as Go reads manifests (sigs.k8s.io/yaml, hence kubectl, OLM and the operators): yes, no, on, off, y and n are booleans,
 * a leading 0 means octal, `<<` merges; dates stay text and there are no base-60 numbers, unlike the letter of YAML 1.1.
 * `1.2`: as the plugin installer of RHDH 2.x reads its file.
 */
export type YamlVersion = '1.1' | '1.2';

/** strconv.ParseInt with base 0 after the underscores are gone (go.yaml.in/yaml/v2, resolve.go). */
function readGoInt(source: string, isExplicit: boolean): number | typeof NOT_RESOLVED {
  if (source.includes(':')) return NOT_RESOLVED;
  const old = intYaml11Tag.resolve(source, isExplicit, intYaml11Tag.tagName);
  return old === NOT_RESOLVED ? intCoreTag.resolve(source, isExplicit, intCoreTag.tagName) : old;
}

const goSchema = CORE_SCHEMA.withTags(boolYaml11Tag, { ...intYaml11Tag, resolve: readGoInt }, mergeTag);

/** The dialect for js-yaml. */
export function fastSchema(version: YamlVersion): Schema {
  return version === '1.1' ? goSchema : CORE_SCHEMA;
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

/**
 * The dialect for `yaml`, the reader that keeps going after an error. Its own schema for YAML 1.1 makes numbers of
 * `e12` and `.`, so the core schema is taken and the two tags that differ are put in front.
 */
export function tolerantOptions(version: YamlVersion): ParseOptions & DocumentOptions & SchemaOptions {
  const quiet = { logLevel: 'error' } as const;
  if (version === '1.2') return { ...quiet, version: '1.2', merge: false };
  return {
    ...quiet,
    version: '1.1',
    schema: 'core',
    merge: true,
    customTags: (tags) => [goBool, goInt, ...tags],
  };
}
