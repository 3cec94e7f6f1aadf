import type { Connection } from 'vscode-languageserver/node';
import { targetFileName } from '../protocol/names.ts';
import type { Guard } from './boundary.ts';
import { delayed } from './delayed.ts';
import { pathOf } from './files.ts';
import { schemaName } from './sharedSchemas.ts';
import type { ServerState } from './state.ts';
import { workspaceDiagnostics } from './workspaceDiagnostics.ts';
import { toDiagnostic } from './wire.ts';

/** Pause in typing after which a text is judged, in milliseconds. */
const judgeAfter = 80;

/** What makes problems be said anew. */
interface Publishing {
  /** Everything that files are judged by may be another. */
  all(): void;
  /** A file was made, changed or deleted on disk. */
  changedOnDisk(path: string): Promise<void>;
}

/** Sends what was found in the open documents, when one is opened, after typing, and when its target may be another; and in others on request. */
export function publishDiagnostics(connection: Connection, state: ServerState, guarded: Guard): Publishing {
  const { documents, judged, sharing, targetFiles } = state;
  /** What was sent of each open document, the version with it. */
  const sent = new Map<string, string>();

  const publish = guarded('diagnostics', undefined, async (uri: string): Promise<undefined> => {
    const document = documents.get(uri);
    if (document === undefined) return;
    const judging = judged.get(document);
    const { by, explainedBy, judgement, version } = await judging;
    const docs = await state.docs();
    // Whoever has made it out of date sees to it that what is judged anew is said.
    if (documents.get(uri)?.version !== version || !judged.isLatest(uri, judging)) return;
    sharing.explain(uri, explainedBy && schemaName(by.release.line, explainedBy));
    const diagnostics = judgement.findings.map((finding) => toDiagnostic(document, finding, docs));
    const words = JSON.stringify({ version, diagnostics });
    // An editor closes its list of repairs over what it is told, though it be the same.
    if (sent.get(uri) !== words) {
      sent.set(uri, words);
      await connection.sendDiagnostics({ uri, version, diagnostics });
    }
    // Now nobody waits, and the first completion will not have to.
    if (!judgement.ours) return;
    await state.help();
    await state.index.start();
  });
  const elsewhere = workspaceDiagnostics(connection, state, guarded);
  const closed = guarded('index', undefined, async (path: string) => {
    await state.index.closed(path);
    elsewhere.changed(path);
  });
  const pending = delayed(judgeAfter, (uri) => void publish(uri));
  const all = (): void => {
    judged.judgeAnew();
    for (const { uri } of documents.all()) void publish(uri);
    elsewhere.all();
  };

  state.onIndexChange = (path) => {
    for (const { uri } of documents.all()) {
      if (path !== undefined && pathOf(uri) === path) continue;
      judged.judgeAnew(uri);
      pending.schedule(uri);
    }
    if (path === undefined) elsewhere.all();
    else elsewhere.neighbours();
  };

  // Opening counts as the first change of the content.
  documents.onDidChangeContent(({ document: { uri } }) => {
    if (pathOf(uri)?.endsWith(`/${targetFileName}`) === true) {
      targetFiles.forget();
      all();
    } else if (judged.lastJudgedBy(uri) === undefined) {
      void publish(uri);
    } else {
      pending.schedule(uri);
    }
  });
  documents.onDidClose(({ document: { uri } }) => {
    pending.cancel(uri);
    judged.close(uri);
    sent.delete(uri);
    const path = pathOf(uri);
    if (path !== undefined) void closed(path);
    sharing.explain(uri, undefined);
    void connection.sendDiagnostics({ uri, diagnostics: [] });
    if (documents.all().length === 0) void state.loadedHelp()?.then((loaded) => loaded.rest());
  });
  return {
    all,
    async changedOnDisk(path) {
      await state.index.changed(path);
      elsewhere.changed(path);
    },
  };
}
