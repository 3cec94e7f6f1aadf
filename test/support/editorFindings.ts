import { pathToFileURL } from 'node:url';
import { TextDocument } from 'vscode-languageserver-textdocument';
import { plain } from '../../src/core/message.ts';
import { targetFiles } from '../../src/language/workspace/targetFiles.ts';
import { targetFileName } from '../../src/protocol/names.ts';
import { editorFiles } from '../../src/server/files.ts';
import { disk } from '../../src/server/fileSystem.ts';
import { judgedDocuments } from '../../src/server/judged.ts';
import { parsePreferences } from '../../src/server/preferences.ts';
import { memoryIndex } from './memoryIndex.ts';

/** What the language server finds in a file that was just opened, as `line:column severity code: words`. */
export async function editorFindings(path: string, text: string): Promise<readonly string[]> {
  const judged = judgedDocuments({
    targetFiles: targetFiles(
      editorFiles(() => [], disk),
      targetFileName,
    ),
    preferences: () => Promise.resolve(parsePreferences({})),
    index: memoryIndex({}).index,
  });
  const document = TextDocument.create(pathToFileURL(path).href, 'yaml', 1, text);
  const { judgement } = await judged.get(document);
  return judgement.findings.map(({ range, severity, code, message }) => {
    const { line, character } = document.positionAt(range.start);
    return `${line + 1}:${character + 1} ${severity} ${code}: ${plain(message)}`;
  });
}
