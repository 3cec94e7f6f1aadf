import { textAt } from '../../core/field.ts';
import { message } from '../../core/message.ts';
import { readValues } from '../../core/yaml/parse.ts';
import type { BackstageHint } from './question.ts';

/** The Backstage objects with name and namespace in a YAML text; none where the text cannot be read. */
export function backstagesIn(text: string, path: string): readonly BackstageHint[] {
  // Parsing every file of a workspace for a word that is not in it would be slow.
  if (!text.includes('kind: Backstage')) return [];
  return (readValues(text, { version: '1.1' }) ?? []).flatMap((value) => {
    const name = textAt(value, 'metadata', 'name');
    const namespace = textAt(value, 'metadata', 'namespace');
    const ours = textAt(value, 'apiVersion')?.startsWith('rhdh.redhat.com/') === true;
    if (!ours || textAt(value, 'kind') !== 'Backstage') return [];
    if (name === undefined || namespace === undefined) return [];
    return [{ name, namespace, from: message('in {0}', path) }];
  });
}
