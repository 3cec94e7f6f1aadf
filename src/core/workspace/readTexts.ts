import { field } from '../field.ts';
import { textsOfConfigMap, type EmbeddedText } from '../recogniseConfigMap.ts';
import { readValues } from '../yaml/parse.ts';

/** A text inside a ConfigMap, read. */
export interface ReadText extends EmbeddedText {
  readonly text: string;
  /** The value of its first document, which is all that its readers take; `undefined` where it is no YAML. */
  readonly value: unknown;
}

/** The texts of a ConfigMap that RHDH reads: its plugin list as the operator does, an app-config as Backstage does. */
export function readTexts(configMap: unknown): readonly ReadText[] {
  return textsOfConfigMap(configMap).flatMap((embedded) => {
    const text = field(configMap, 'data', embedded.key);
    if (typeof text !== 'string') return [];
    const version = embedded.kind === 'app-config' ? '1.2' : '1.1';
    const [value] = readValues(text, { version }) ?? [];
    return [{ ...embedded, text, value }];
  });
}
