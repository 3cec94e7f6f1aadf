import { listAt, textAt } from '../field.ts';
import type { Path } from '../finding.ts';
import { namesInUrl } from './namesInUrl.ts';
import type { NameUse } from './nameUse.ts';
import type { ReadText } from './readTexts.ts';

/** Where an app-config says how the Orchestrator reaches its platform. */
const dataIndexUrl: Path = ['orchestrator', 'dataIndexService', 'url'];

/** Names inside a text that RHDH reads: Services in URLs, and variables of its environment. */
export function namesInText(text: ReadText, namespace: string | undefined): readonly NameUse[] {
  const within = ['data', text.key];
  const urls = configsIn(text).flatMap((path) => {
    const url = textAt(text.value, ...path, ...dataIndexUrl);
    return url === undefined ? [] : namesInUrl(url, [...path, ...dataIndexUrl], within);
  });
  return [...urls.map((use) => beside(use, namespace)), ...variablesIn(text.text, within)];
}

/** The configurations that stand in a text: it is one itself, or its plugins have one each. */
function configsIn({ kind, value }: ReadText): readonly Path[] {
  if (kind === 'app-config') return [[]];
  return listAt(value, 'plugins').map((_, index) => ['plugins', index, 'pluginConfig']);
}

/** RHDH runs where its ConfigMaps are, so that a Service without a namespace is one of theirs. */
function beside(use: NameUse, namespace: string | undefined): NameUse {
  const isHere = use.kind === 'Service' && use.namespace === undefined && namespace !== undefined;
  return isHere ? { ...use, namespace } : use;
}

const variable = /(?<!\$)\$\{\s*([A-Za-z_][A-Za-z0-9_]*)\s*(:-[^}]*)?\}/g;

/** `${NAME}`. Backstage writes the characters themselves as `$${NAME}`, and does without in `${NAME:-x}`. */
export function variablesIn(text: string, path: Path): readonly NameUse[] {
  return [...text.matchAll(variable)].flatMap(({ 0: whole, 1: name = '', 2: instead, index }): NameUse[] => {
    if (isInComment(text, index)) return [];
    const start = index + whole.indexOf(name);
    const place = { path, span: [start, start + name.length] as const };
    const use = { role: 'reference', kind: 'Variable', name, place } as const;
    return [instead === undefined ? use : { ...use, optional: true }];
  });
}

function isInComment(text: string, index: number): boolean {
  return /(?:^|\s)#/.test(text.slice(text.lastIndexOf('\n', index) + 1, index));
}
