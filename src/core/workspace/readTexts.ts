import { field } from '../field.ts';
import { textsOfConfigMap, type EmbeddedText } from '../recogniseConfigMap.ts';
import type { YamlVersion } from '../yaml/dialect.ts';
import { readValues } from '../yaml/parse.ts';

/** A text inside a ConfigMap, read. */
export interface ReadText extends EmbeddedText {
  readonly text: string;
  /** The value of its first document, which is all that its readers take; `undefined` where it is no YAML. */
  readonly value: unknown;
}

/** Reads a text inside another one: its documents, or `undefined` for what is no good YAML. */
export type ReadInside = (text: string, version: YamlVersion) => readonly unknown[] | undefined;

/** The texts of a ConfigMap that RHDH reads: its plugin list as the operator does, an app-config as Backstage does. */
export function readTexts(
  configMap: unknown,
  read: ReadInside = (text, version) => readValues(text, { version }),
): readonly ReadText[] {
  return textsOfConfigMap(configMap).flatMap((embedded) => {
    const text = field(configMap, 'data', embedded.key);
    if (typeof text !== 'string') return [];
    const version = embedded.kind === 'app-config' ? '1.2' : '1.1';
    const [value] = read(text, version) ?? [];
    return [{ ...embedded, text, value }];
  });
}
