import { commands } from 'vscode';

const written = new Map<string, unknown>();

/** Sets a context key of `when` clauses, only when its value changes. */
export function setContextKey(key: string, value: string | boolean): void {
  if (written.get(key) === value) return;
  written.set(key, value);
  void commands.executeCommand('setContext', key, value);
}
