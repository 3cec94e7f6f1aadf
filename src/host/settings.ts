import { workspace } from 'vscode';
import { settings } from '../protocol/names.ts';

/** A text setting of the product; empty means not set. */
export function textSetting(key: string): string | undefined {
  const value = workspace.getConfiguration(settings.section).get<string>(key)?.trim();
  return value === undefined || value === '' ? undefined : value;
}
