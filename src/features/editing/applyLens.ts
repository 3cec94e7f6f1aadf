import {
  CodeLens,
  Disposable,
  EventEmitter,
  l10n,
  languages,
  Range,
  workspace,
  type DocumentSelector,
} from 'vscode';
import { menu } from '../../core/prerequisites/menu.ts';
import type { PrerequisiteId } from '../../core/status.ts';
import { words } from '../../host/words.ts';
import { commands, settings } from '../../protocol/names.ts';
import type { ObjectAt } from '../../protocol/requests.ts';
import type { Session, SessionState } from '../../session/session.ts';

/** What is known of the connected cluster, now and later. */
export type WatchedCluster = Pick<Session, 'state' | 'onDidChange'>;

/** An object of a file that the cluster lacks, and what is applied for it. */
interface Applicable {
  readonly id: PrerequisiteId;
  readonly line: number;
}

/**
 * Offers above the objects of a file to apply what the connected cluster lacks of the target, the way the tree does.
 * Without a connection, and where there is nothing to apply, nothing is shown. It can be switched off.
 */
export function showApplyLens(
  selector: DocumentSelector,
  cluster: WatchedCluster,
  ask: (uri: string) => Promise<readonly ObjectAt[] | null>,
): Disposable {
  const changed = new EventEmitter<void>();
  return Disposable.from(
    changed,
    workspace.onDidChangeConfiguration((event) => {
      if (event.affectsConfiguration(`${settings.section}.${settings.applyLens}`)) changed.fire();
    }),
    cluster.onDidChange(() => changed.fire()),
    languages.registerCodeLensProvider(selector, {
      onDidChangeCodeLenses: changed.event,
      async provideCodeLenses({ uri }) {
        const { state } = cluster;
        if (state.kind !== 'watching' || state.seen === undefined) return [];
        if (!workspace.getConfiguration(settings.section, uri).get(settings.applyLens, true)) return [];
        const objects = (await ask(uri.toString())) ?? [];
        return (await applicable(objects, state)).map((one) => lens(one, state));
      },
    }),
  );
}

/** Once for each prerequisite, above the first of its objects. */
async function applicable(objects: readonly ObjectAt[], state: SessionState): Promise<readonly Applicable[]> {
  if (state.kind !== 'watching') return [];
  // With a cluster it is loaded already, and without one nobody needs all that it knows.
  const { appliedBy } = await import('../../core/prerequisites/index.ts');
  const found = new Map<PrerequisiteId, Applicable>();
  for (const object of objects) {
    const id = appliedBy(object, state.target);
    if (id === undefined || found.has(id)) continue;
    const remedies = state.seen?.statuses.get(id)?.remedies ?? [];
    if (remedies.some(({ kind }) => kind === 'apply')) found.set(id, { id, line: object.line });
  }
  return [...found.values()];
}

function lens(
  { id, line }: Applicable,
  { context, target }: Extract<SessionState, { readonly kind: 'watching' }>,
): CodeLens {
  const name = target.label ?? `${target.namespace}/${target.name}`;
  return new CodeLens(new Range(line, 0, line, 0), {
    title: l10n.t('Apply {0} to {1}…', words(menu[id].title), context),
    tooltip: l10n.t(
      'Shows first what would change, and asks. What is applied are the objects of the target {0}, not the text of this file.',
      name,
    ),
    command: commands.apply,
    arguments: [{ id }],
  });
}
