import { languages, type Diagnostic, type Disposable, type Uri } from 'vscode';

/** What the YAML extension calls itself beside what it finds in the syntax; what schemas find has another source. */
const syntaxSource = 'YAML';

/** Our codes for what any reader of YAML finds. */
const syntaxCodes: readonly unknown[] = ['yaml-syntax', 'yaml-duplicate-key', 'dp-unquoted-at'];

type Show = (uri: Uri, diagnostics: Diagnostic[]) => void;

/** Holds back what another extension says already. The repairs of what is held back stay on offer. */
export interface SaidElsewhere extends Disposable {
  /** Shows what was found in a file, now and when the other extension says something else of it. */
  show(uri: Uri, diagnostics: Diagnostic[], show: Show): void;
}

/** Watches what others say of the files that something was found in. */
export function saidElsewhere(): SaidElsewhere {
  const found = new Map<string, { readonly all: Diagnostic[]; readonly show: Show; shown: number }>();
  const draw = (uri: Uri, isNew: 'new' | 'again'): void => {
    const known = found.get(uri.toString());
    if (known === undefined) return;
    const lines = linesWithSyntaxProblems(uri);
    const left = known.all.filter(
      ({ code, range }) => !syntaxCodes.includes(valueOf(code)) || !lines.has(range.start.line),
    );
    if (isNew === 'again' && left.length === known.shown) return;
    known.shown = left.length;
    known.show(uri, left);
  };
  const listener = languages.onDidChangeDiagnostics(({ uris }) => {
    for (const uri of uris) draw(uri, 'again');
  });
  return {
    show(uri, all, show) {
      if (all.length === 0) found.delete(uri.toString());
      else found.set(uri.toString(), { all, show, shown: 0 });
      if (all.length === 0) show(uri, all);
      else draw(uri, 'new');
    },
    dispose: () => void listener.dispose(),
  };
}

function linesWithSyntaxProblems(uri: Uri): ReadonlySet<number> {
  const said = languages.getDiagnostics(uri).filter(({ source }) => source === syntaxSource);
  // Where a text ends too early, one side points at the last line and the other behind it.
  return new Set(said.flatMap(({ range: { start } }) => [start.line - 1, start.line, start.line + 1]));
}

/** A code with a link to its explanation is an object. */
function valueOf(code: Diagnostic['code']): unknown {
  return typeof code === 'object' ? code.value : code;
}
