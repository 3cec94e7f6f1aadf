import { TextDocument } from 'vscode-languageserver-textdocument';
import { getLanguageService } from 'yaml-language-server/out/src/languageservice/yamlLanguageService.js';
import { schemaOf } from '../src/core/schema/structure.ts';

/** Validates texts as plain files of plugins, as yaml-language-server does with our schema; each is a new version of one file. */
export function schemaValidation(): (text: string) => Promise<unknown> {
  const service = getLanguageService({
    schemaRequestService: (uri) => Promise.reject(new Error(`${uri} is not read from anywhere.`)),
    workspaceContext: { resolveRelativePath: (relative) => relative },
  });
  const schema = schemaOf({ kind: 'dynamic-plugins' }, {});
  if (schema === undefined) throw new Error('There is no schema for plugin lists.');
  const file = 'file:///bench/dynamic-plugins.yaml';
  service.configure({
    validate: true,
    hover: false,
    completion: false,
    format: false,
    yamlVersion: '1.2',
    schemas: [{ uri: 'bench:/plugins.json', fileMatch: ['*.yaml'], schema }],
  });
  let version = 0;
  return (text) => service.doValidation(TextDocument.create(file, 'yaml', ++version, text), false);
}
