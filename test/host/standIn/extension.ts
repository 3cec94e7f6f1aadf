import {
  CompletionItem,
  Diagnostic,
  DiagnosticSeverity,
  Disposable,
  Hover,
  languages,
  MarkdownString,
  Range,
  Uri,
  workspace,
  type ExtensionContext,
  type TextDocument as OpenDocument,
} from 'vscode';
import { TextDocument } from 'vscode-languageserver-textdocument';
import { MarkupContent, type Range as LspRange } from 'vscode-languageserver-types';
import { getLanguageService } from 'yaml-language-server/out/src/languageservice/yamlLanguageService.js';
import type { YamlExtension } from '../../../src/features/editing/yamlExtension.ts';

interface Contributor {
  readonly requestSchema: (document: string) => string | undefined;
  readonly requestSchemaContent: (schema: string) => Promise<string> | string;
  readonly label: string | undefined;
}

/** What the completions of this extension say beside their labels. */
const detail = 'stand-in';

/**
 * Stands in for the YAML extension of Red Hat: the same language service, asked for schemas of contributors in the same
 * way. A contributor that speaks for every file stands for the Kubernetes extension.
 */
export function activate({ subscriptions }: ExtensionContext): YamlExtension {
  const contributors = new Map<string, Contributor>();
  const kubernetes = JSON.stringify({ properties: { fromKubernetes: { description: 'Of the cluster.' } } });
  contributors.set('kubernetes', {
    requestSchema: () => 'kubernetes://schema',
    requestSchemaContent: () => kubernetes,
    label: undefined,
  });

  const schemasOf = (document: string): string[] => {
    const open = workspace.textDocuments.find(({ uri }) => uri.toString() === document);
    const found: string[] = [];
    for (const { requestSchema, label } of contributors.values()) {
      const schema = requestSchema(document);
      if (label !== undefined && open !== undefined && new RegExp(label, 'g').test(open.getText())) {
        return [schema as string];
      }
      if (schema !== undefined) found.push(schema);
    }
    return found;
  };
  const service = getLanguageService({
    schemaRequestService: async (schema) =>
      (await contributors.get(Uri.parse(schema).scheme)?.requestSchemaContent(schema)) ?? '{}',
    workspaceContext: { resolveRelativePath: (path) => path },
  });
  service.configure({ validate: true, hover: true, completion: true, schemas: [] });
  service.registerCustomSchemaProvider(async (document) => schemasOf(document));

  const textOf = (open: OpenDocument): TextDocument =>
    TextDocument.create(open.uri.toString(), 'yaml', open.version, open.getText());
  const isOn = (name: string): boolean => workspace.getConfiguration('yaml').get(name, true);
  const problems = languages.createDiagnosticCollection('stand-in');
  const validate = async (open: OpenDocument): Promise<void> => {
    if (open.languageId !== 'yaml') return;
    const found = await service.doValidation(textOf(open), false);
    problems.set(
      open.uri,
      found.map(({ message, range, source }) => {
        const words = typeof message === 'string' ? message : message.value;
        const problem = new Diagnostic(toRange(range), words, DiagnosticSeverity.Error);
        problem.source = source ?? detail;
        return problem;
      }),
    );
  };
  const selector = { language: 'yaml' };
  subscriptions.push(
    problems,
    workspace.onDidOpenTextDocument((open) => void validate(open)),
    workspace.onDidChangeTextDocument(({ document }) => void validate(document)),
    languages.registerCompletionItemProvider(selector, {
      async provideCompletionItems(open, position) {
        if (!isOn('completion')) return [];
        const { items } = await service.doComplete(textOf(open), position, false);
        return items.map((item) => Object.assign(new CompletionItem(item.label), { detail }));
      },
    }),
    languages.registerHoverProvider(selector, {
      async provideHover(open, position) {
        const found = isOn('hover') ? await service.doHover(textOf(open), position) : null;
        if (found === null || !MarkupContent.is(found.contents)) return undefined;
        return new Hover(new MarkdownString(found.contents.value), found.range && toRange(found.range));
      },
    }),
    new Disposable(() => contributors.clear()),
  );
  workspace.textDocuments.forEach((open) => void validate(open));
  return {
    registerContributor(scheme, requestSchema, requestSchemaContent, label) {
      if (contributors.has(scheme)) return false;
      contributors.set(scheme, { requestSchema, requestSchemaContent, label: label && patternOf(label) });
      return true;
    },
  };
}

/** A label `key:value` stands for that line; any other is a pattern itself. */
function patternOf(label: string): string {
  const [key, value] = label.split(':');
  return key && value ? `${key}:[\t ]+${value.trim().replaceAll('.', '\\.')}` : label;
}

function toRange({ start, end }: LspRange): Range {
  return new Range(start.line, start.character, end.line, end.character);
}
