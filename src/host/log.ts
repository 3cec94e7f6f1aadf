import { window, type LogOutputChannel } from 'vscode';

/** The product's output channel; its level is the user's to set. Secret values never reach it. */
export type Log = Pick<LogOutputChannel, 'trace' | 'debug' | 'info' | 'warn' | 'error' | 'show' | 'dispose'>;

/** Opens the output channel. */
export function openLog(name: string): Log {
  return window.createOutputChannel(name, { log: true });
}
