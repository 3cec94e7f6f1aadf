import type { ExtensionContext } from 'vscode';

/** Composition root: builds what several features share and hands it to each. */
export function activate(_context: ExtensionContext): void {}
