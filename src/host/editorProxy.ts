import { workspace } from 'vscode';

/** The settings of the editor that say how it reaches the network. */
export const proxySettings = ['http.proxy', 'http.noProxy', 'http.proxySupport'] as const;

/** The proxy that the editor is told to use; `undefined` where it is told to use none. */
export function editorProxy(): { readonly proxy: string; readonly noProxy: readonly string[] } | undefined {
  const http = workspace.getConfiguration('http');
  if (http.get<string>('proxySupport') === 'off') return undefined;
  return { proxy: http.get<string>('proxy') ?? '', noProxy: http.get<string[]>('noProxy') ?? [] };
}
