import {
  boolYaml11Tag,
  CORE_SCHEMA,
  intCoreTag,
  intYaml11Tag,
  mergeTag,
  NOT_RESOLVED,
  type Schema,
} from 'js-yaml';
import type { DocumentOptions, ParseOptions, SchemaOptions } from 'yaml';

/**
 * `1.1`: as Go reads manifests (sigs.k8s.io/yaml, hence kubectl, OLM and the operators): yes, no, on, off, y and n are booleans,
 * a leading 0 means octal, `<<` merges; dates stay text and there are no base-60 numbers, unlike the letter of YAML 1.1.
 * `1.2`: as the plugin installer of RHDH 2.x reads its file.
 */
export type YamlVersion = '1.1' | '1.2';

const goInt = {
  ...intYaml11Tag,
  resolve(source: string, isExplicit: boolean, tagName: string): number | typeof NOT_RESOLVED {
    if (source.includes(':')) return NOT_RESOLVED;
    const old = intYaml11Tag.resolve(source, isExplicit, tagName);
    return old === NOT_RESOLVED ? intCoreTag.resolve(source, isExplicit, tagName) : old;
  },
};

const goSchema = CORE_SCHEMA.withTags(boolYaml11Tag, goInt, mergeTag);

/** The dialect for js-yaml. */
export function fastSchema(version: YamlVersion): Schema {
  return version === '1.1' ? goSchema : CORE_SCHEMA;
}

/** The dialect for `yaml`, the reader that keeps going after an error. */
export function tolerantOptions(version: YamlVersion): ParseOptions & DocumentOptions & SchemaOptions {
  if (version === '1.2') return { version: '1.2', merge: false, logLevel: 'error' };
  return {
    version: '1.1',
    merge: true,
    logLevel: 'error',
    customTags: (tags) =>
      tags.filter(
        (tag) =>
          typeof tag === 'string' ||
          (tag.tag !== 'tag:yaml.org,2002:timestamp' && !('format' in tag && tag.format === 'TIME')),
      ),
  };
}
