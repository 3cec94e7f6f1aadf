import { StatusBarAlignment, window, type Disposable } from 'vscode';
import { words } from '../../host/words.ts';
import { commands, views } from '../../protocol/names.ts';
import type { SessionState } from '../../session/session.ts';
import { barOf } from './bar.ts';

/** The line in the status bar: where this window looks and how it stands there. A click opens the view. */
export interface StatusBar extends Disposable {
  show(state: SessionState): void;
}

export function createStatusBar(): StatusBar {
  const item = window.createStatusBarItem('rhdhOrchestrator.status', StatusBarAlignment.Left);
  item.name = 'RHDH Orchestrator';
  return {
    show(state) {
      const bar = barOf(state);
      if (bar === undefined) return item.hide();
      const said = words(bar.said);
      item.text = `$(${bar.icon}) ${said}`;
      item.tooltip = words(bar.tooltip);
      item.command = bar.command === 'logIn' ? commands.logIn : `${views.prerequisites}.focus`;
      item.accessibilityInformation = { label: `RHDH Orchestrator: ${said}. ${words(bar.tooltip)}` };
      item.show();
    },
    dispose: () => item.dispose(),
  };
}
