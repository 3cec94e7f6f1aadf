import { pluginList, type PluginList } from '../../../core/dynamicPlugins/pluginList.ts';
import type { ListEntry } from '../../../core/dynamicPlugins/written.ts';
import type { Path } from '../../../core/finding.ts';
import { partsOf, textsOf } from '../../../core/parts.ts';
import type { Facts, RuleContext } from '../../../core/rules/index.ts';
import { locate, type YamlDocument, type YamlText } from '../../text/document.ts';
import {
  embeddedDialect,
  factsOfPart,
  factsOfText,
  firstDialect,
  partDialect,
} from '../../judging/partFacts.ts';
import type { Range } from '../../text/range.ts';
import { regionAt } from '../../text/region.ts';

/** An entry of a plugin list, and the list with all that becomes of it. */
export interface FoundEntry {
  readonly list: PluginList;
  readonly entry: ListEntry;
}

/** A plugin list somewhere in a text. */
interface FoundList {
  readonly facts: Facts;
  readonly document: YamlDocument;
  readonly base: Path;
  readonly toOuter: (range: Range) => Range;
}

/** The entry whose `package` stands at an offset of a text. */
export function pluginEntryAt(
  yaml: YamlText,
  offset: number,
  context: RuleContext & { readonly fileName?: string },
): FoundEntry | undefined {
  for (const { facts, document, base, toOuter } of listsIn(yaml, context)) {
    const list = pluginList(facts.value, { ...facts, release: context.release, target: context.target });
    const entry = list.entries.find(({ index }) => {
      const { start, end } = toOuter(locate(document, [...base, 'plugins', index, 'package'], 'value'));
      return start <= offset && offset <= end;
    });
    if (entry !== undefined) return { list, entry };
  }
  return undefined;
}

function* listsIn(
  yaml: YamlText,
  context: RuleContext & { readonly fileName?: string },
): Generator<FoundList> {
  const hint = context.fileName === undefined ? {} : { fileName: context.fileName };
  const values = yaml.documents(firstDialect(yaml.text, context)).map(({ value }) => value);
  for (const part of partsOf(values, hint)) {
    const document = yaml.documents(partDialect(part, context))[part.document];
    if (document === undefined) continue;
    const facts = factsOfPart(part, document.value);
    if (part.is.kind === 'dynamic-plugins')
      yield { facts, document, base: part.path, toOuter: (range) => range };
    for (const text of textsOf(part.is, facts.value)) {
      const region = regionAt(document, [...part.path, 'data', text.key]);
      const [inner] = region?.yaml.documents(embeddedDialect(text.kind, context)) ?? [];
      const own =
        inner && factsOfText(text, { value: inner.value, index: 0, isBroken: inner.errors.length > 0 });
      if (region === undefined || inner === undefined || own?.is.kind !== 'dynamic-plugins') continue;
      yield { facts: own, document: inner, base: [], toOuter: (range) => region.toOuter(range) };
    }
  }
}
