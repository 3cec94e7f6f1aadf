/**
 * Text for people, kept apart from its values until the edge turns it into words:
 * `vscode.l10n.t` in the editor, {@link plain} on the command line and in the server.
 */
export interface Message {
  /** Constant English template with `{0}`, `{1}` … for the values. */
  readonly text: string;
  readonly args: readonly (string | number)[];
}

/** Builds a {@link Message}. `text` is a constant template, never a concatenation. */
export function message(text: string, ...args: readonly (string | number)[]): Message {
  return { text, args };
}

/** The English words of a message: every `{n}` replaced by its value; an unknown `{n}` stays as it is. */
export function plain(said: Message): string {
  return said.text.replaceAll(/\{(\d+)\}/g, (whole, index: string) => {
    const value = said.args[Number(index)];
    return value === undefined ? whole : String(value);
  });
}
