import { TextDocument } from 'vscode-languageserver-textdocument';
import {
  CompletionItemKind,
  InsertTextFormat,
  MarkupContent,
  type CompletionItem,
  type Range as LspRange,
} from 'vscode-languageserver-types';
import { getLanguageService } from 'yaml-language-server/out/src/languageservice/yamlLanguageService.js';
import type { Schema } from '../../core/schema/schema.ts';
import type { Edit, Range } from '../text/range.ts';
import type { Hover, Suggestion } from './suggestion.ts';

/** A window of a file and the schema of the document it belongs to. */
export interface Query {
  readonly text: string;
  readonly offset: number;
  /** The same for the same schema: there is one parsed text per schema, not one per file. */
  readonly schemaId: string;
  readonly schema: Schema;
}

/** Suggestions and descriptions by yaml-language-server, which this file alone knows. Offsets are those of the window. */
export interface SchemaHelp {
  complete(query: Query): Promise<readonly Suggestion[]>;
  hover(query: Query): Promise<Hover | undefined>;
  /** Lets go of the texts it holds on to: it never forgets a text, but keeps only the last one of a name. */
  rest(): Promise<void>;
}

/** Parsed texts are kept for the whole process, by name and version: whoever asks, a version is used once. */
const versions = new Map<string, number>();

/** Starts yaml-language-server as a library. Loading this file costs a fifth of a second, so it is loaded late. */
export function schemaHelp(): SchemaHelp {
  const service = getLanguageService({
    schemaRequestService: (uri) => Promise.reject(new Error(`${uri} is not read from anywhere.`)),
    workspaceContext: { resolveRelativePath: (relative) => relative },
  });
  const schemas = new Map<string, object>();

  /** A schema is bound to the name of a text, and made known when it is first needed. */
  const learn = ({ schemaId, schema }: Query): void => {
    if (schemas.has(schemaId)) return;
    schemas.set(schemaId, theirCopy(schema));
    service.configure({
      validate: false,
      hover: true,
      completion: true,
      format: false,
      hoverSchemaSource: false,
      indentation: '  ',
      yamlVersion: '1.1',
      schemas: [...schemas].map(([id, known]) => ({
        uri: `rhdh-schema:/${id}.json`,
        fileMatch: [`/${id}.yaml`],
        schema: known,
      })),
    });
  };

  const open = (schemaId: string, text: string): TextDocument => {
    const version = (versions.get(schemaId) ?? 0) + 1;
    versions.set(schemaId, version);
    return TextDocument.create(`rhdh-window:/${schemaId}.yaml`, 'yaml', version, text);
  };

  return {
    async complete(query) {
      learn(query);
      const document = open(query.schemaId, query.text);
      const { items } = await service.doComplete(document, document.positionAt(query.offset), false);
      return items.flatMap((item) => suggestion(document, item));
    },
    async hover(query) {
      learn(query);
      const document = open(query.schemaId, query.text);
      const found = await service.doHover(document, document.positionAt(query.offset));
      if (!MarkupContent.is(found?.contents) || found.range === undefined) return undefined;
      return { markdown: found.contents.value, range: rangeIn(document, found.range) };
    },
    async rest() {
      await Promise.all(
        [...versions.keys()].map((id) => service.doHover(open(id, ''), { line: 0, character: 0 })),
      );
    },
  };
}

/**
 * A copy, which is theirs to change. Our descriptions are Markdown, which they would escape where it is not said. The
 * title of a whole schema would stand above the description of every field.
 */
function theirCopy(schema: Schema): object {
  const { title, ...rest } = structuredClone(schema);
  void title;
  markDescriptions(rest, new Set());
  return rest;
}

/** Parts that a schema has in several places are one object in the copy, too: each is marked once. */
function markDescriptions(part: object, seen: Set<object>): void {
  if (seen.has(part)) return;
  seen.add(part);
  if ('description' in part && typeof part.description === 'string') {
    Object.assign(part, { markdownDescription: part.description });
  }
  for (const inner of Object.values(part) as readonly unknown[]) {
    if (typeof inner === 'object' && inner !== null) markDescriptions(inner, seen);
  }
}

function rangeIn(document: TextDocument, { start, end }: LspRange): Range {
  return { start: document.offsetAt(start), end: document.offsetAt(end) };
}

function suggestion(document: TextDocument, item: CompletionItem): readonly Suggestion[] {
  const { textEdit, label, documentation, kind } = item;
  // The skeleton of the whole mapping is offered under the title of the schema, beside the fields it consists of.
  if (textEdit === undefined || !('range' in textEdit) || kind === CompletionItemKind.Class) return [];
  const isItem = label.startsWith('- (array item)');
  const edit: Edit = { ...rangeIn(document, textEdit.range), text: textEdit.newText };
  return [
    {
      label: isItem ? '- (new item)' : label,
      kind: kind === CompletionItemKind.Property ? 'field' : isItem ? 'item' : 'value',
      edit,
      isSnippet: item.insertTextFormat === InsertTextFormat.Snippet,
      ...(documentation === undefined || documentation === ''
        ? {}
        : { documentation: typeof documentation === 'string' ? documentation : documentation.value }),
    },
  ];
}
