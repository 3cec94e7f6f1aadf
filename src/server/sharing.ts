import type { Connection } from 'vscode-languageserver/node';
import { blockAround } from '../language/text/blockAround.ts';
import type { Place } from '../language/help/help.ts';
import { quotedTextAt } from '../language/help/quotedText.ts';
import { windowAt, type Window } from '../language/help/window.ts';
import { notifications, nothingElsewhere, type Elsewhere, type ExplainedFile } from '../protocol/requests.ts';

/** What is left to another extension. */
export interface Sharing {
  /** From now on this much is done elsewhere. */
  accept(elsewhere: Elsewhere): void;
  /** The schema that explains a file as a whole, or that there is none (any more). Told to the client when it changes. */
  explain(uri: string, schema: string | undefined): void;
  /** Whether the other extension answers at a place, so that an answer of ours would be a second one. */
  isElsewhere(
    what: keyof Elsewhere,
    uri: string,
    place: Pick<Place, 'text' | 'offset' | 'fileName'>,
  ): boolean;
}

/** Nothing is left to anybody until the client says so. */
export function sharing(connection: Pick<Connection, 'sendNotification'>): Sharing {
  let elsewhere = nothingElsewhere;
  const wanted = new Map<string, string>();
  const told = new Map<string, string>();

  const tell = (uri: string): void => {
    const schema = elsewhere.completion || elsewhere.hover ? wanted.get(uri) : undefined;
    if (told.get(uri) === schema) return;
    if (schema === undefined) told.delete(uri);
    else told.set(uri, schema);
    const file: ExplainedFile = { uri, schema: schema ?? null };
    void connection.sendNotification(notifications.explainedFile, file);
  };

  return {
    accept(now) {
      elsewhere = now;
      for (const uri of new Set([...wanted.keys(), ...told.keys()])) tell(uri);
    },
    explain(uri, schema) {
      if (schema === undefined) wanted.delete(uri);
      else wanted.set(uri, schema);
      tell(uri);
    },
    isElsewhere: (what, uri, { text, offset, fileName }) =>
      elsewhere[what] &&
      told.has(uri) &&
      blockAround(text, offset) === undefined &&
      quotedTextAt(text, offset, fileName) === undefined &&
      !isTextKey(windowAt(text, offset, fileName)),
  };
}

/** The keys of the texts in a ConfigMap, about which the schema of the other one is silent; see sharedSchemas.ts. */
function isTextKey(window: Window | undefined): boolean {
  return window?.of.kind === 'ConfigMap' && window.path[0] === 'data';
}
