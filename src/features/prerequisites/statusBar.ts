import { StatusBarAlignment, window, type Disposable } from 'vscode';
import { words } from '../../host/words.ts';
import { views } from '../../protocol/names.ts';
import type { SessionState } from '../../session/session.ts';
import { barOf } from './bar.ts';

/** The line in the status bar: where this window looks and how it stands there. A click opens the view. */
export interface StatusBar extends Disposable {
  show(state: SessionState): void;
}

export function createStatusBar(): StatusBar {
  const item = window.createStatusBarItem('rhdhOrchestrator.status', StatusBarAlignment.Left);
  item.name = 'RHDH Orchestrator';
  item.command = `${views.prerequisites}.focus`;
  return {
    show(state) {
      const bar = barOf(state);
      if (bar === undefined) return item.hide();
      const said = words(bar.said);
      item.text = `$(${bar.icon}) ${said}`;
      item.tooltip = words(bar.tooltip);
      item.accessibilityInformation = { label: `RHDH Orchestrator: ${said}` };
      item.show();
    },
    dispose: () => item.dispose(),
  };
}
