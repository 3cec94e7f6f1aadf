import { l10n } from 'vscode';

/** A message in the user's language. Takes the shape of a core message, which this folder must not know. */
export function words(said: { readonly text: string; readonly args: readonly (string | number)[] }): string {
  return l10n.t(said.text, ...said.args);
}
