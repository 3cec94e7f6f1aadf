import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { runCommand } from './commandLine.ts';
import { editorFindings } from './editorFindings.ts';

/** What `lint` says about all files of a folder, and what the editor says about each of them, by path from there. */
export async function lintAndEditor(
  folder: string,
  files: readonly string[],
): Promise<{ readonly lint: Findings; readonly editor: Findings }> {
  const { stdout } = await runCommand(['lint', '--format', 'json', ...files], { cwd: folder });
  const found = JSON.parse(stdout) as readonly Found[];
  const byFile = Map.groupBy(found, ({ file }) => file);
  const lint = files.map((file) => [file, (byFile.get(file) ?? []).map(words)] as const);
  const editor: [string, readonly string[]][] = [];
  for (const file of files) {
    const path = join(folder, file);
    editor.push([file, await editorFindings(path, readFileSync(path, 'utf8'))]);
  }
  return { lint: Object.fromEntries(lint), editor: Object.fromEntries(editor) };
}

type Findings = Readonly<Record<string, readonly string[]>>;

interface Found {
  readonly file: string;
  readonly line: number;
  readonly column: number;
  readonly severity: string;
  readonly code: string;
  readonly message: string;
}

function words({ line, column, severity, code, message }: Found): string {
  return `${line}:${column} ${severity} ${code}: ${message}`;
}
