import { l10n, ProgressLocation, QuickPickItemKind, window, type QuickPickItem } from 'vscode';
import type { Surroundings } from '../../cluster/index.ts';
import { lineOf } from '../../core/versionLine.ts';
import { signalOf } from '../../host/cancellation.ts';
import { words } from '../../host/words.ts';
import type { ChosenTarget, Session } from '../../session/session.ts';
import { pickNamespace } from './pickNamespace.ts';

interface TargetItem extends QuickPickItem {
  /** Makes it the target of this window; absent on a separator. */
  readonly choose?: () => Promise<void>;
}

/**
 * Lets the user pick what the cluster is held against: a target of `.rhdh-orchestrator.yaml`, a Backstage of the cluster,
 * or one that is not there yet.
 */
export async function pickTarget(session: Session): Promise<void> {
  const [targets, around] = await Promise.all([session.targets(), looked(session)]);
  const ofFile = targets.map(({ label = '', release, namespace, name }): TargetItem => ({
    label,
    description: `${namespace}/${name}`,
    detail: `RHDH ${release.version}`,
    choose: () => session.selectTarget(label),
  }));
  const places = new Set(ofFile.map(({ description }) => description));
  const others = (around?.backstages ?? []).filter(
    ({ namespace, name }) => !places.has(`${namespace}/${name}`),
  );
  const ofCluster = others.map(({ namespace, name }): TargetItem => ({
    label: `${namespace}/${name}`,
    description: around?.version === undefined ? '' : `RHDH ${around.version}`,
    choose: () => chooseSeen(session, { namespace, name }, around?.version),
  }));
  const another: TargetItem = {
    label: l10n.t('Another one…'),
    detail: l10n.t('By release, namespace and name; it need not be there yet.'),
    choose: () => chooseByHand(session, around),
  };
  const picked = await window.showQuickPick(
    [
      ...part(l10n.t('of the workspace'), ofFile),
      ...part(l10n.t('in the cluster'), ofCluster),
      ...part(l10n.t('by hand'), [another]),
    ],
    {
      title: l10n.t('Target'),
      placeHolder: l10n.t('Which target shall the cluster be held against?'),
      matchOnDescription: true,
    },
  );
  await picked?.choose?.();
}

function part(label: string, items: readonly TargetItem[]): readonly TargetItem[] {
  return items.length === 0 ? [] : [{ label, kind: QuickPickItemKind.Separator }, ...items];
}

/** What can be seen of the cluster; that nothing can be is no hindrance to choosing. */
async function looked(session: Session): Promise<Surroundings | undefined> {
  const found = await window.withProgress(
    {
      location: ProgressLocation.Notification,
      title: l10n.t('Looking around in the cluster'),
      cancellable: true,
    },
    (_progress, token) => session.survey(signalOf(token)),
  );
  if (found === undefined || found.kind === 'seen') return found;
  if (found.kind !== 'cancelled') void window.showWarningMessage(words(found.reason));
  return undefined;
}

async function chooseSeen(
  session: Session,
  backstage: { readonly name: string; readonly namespace: string },
  version: string | undefined,
): Promise<void> {
  const release = (await knownRelease(version ?? '')) ?? (await pickRelease());
  if (release !== undefined) await session.useTarget({ ...backstage, release });
}

async function chooseByHand(session: Session, around: Surroundings | undefined): Promise<void> {
  const release = await pickRelease();
  if (release === undefined) return;
  const namespace = await pickNamespace(around?.namespaces ?? []);
  if (namespace === undefined) return;
  const name = await window.showInputBox({
    title: l10n.t('Target'),
    prompt: l10n.t('Name of the Backstage object'),
    validateInput: (text) =>
      isName(text) ? undefined : l10n.t('A name of small letters, digits and dashes.'),
  });
  if (name !== undefined) await session.useTarget({ release, namespace, name } satisfies ChosenTarget);
}

/** A patch that is newer than those known here counts as the newest of its line. */
async function knownRelease(version: string): Promise<string | undefined> {
  const { resolveRelease } = await import('../../core/releases/index.ts');
  return (resolveRelease(version) ?? resolveRelease(lineOf(version) ?? ''))?.version;
}

function isName(text: string): boolean {
  return /^[a-z0-9]([a-z0-9-]*[a-z0-9])?$/.test(text) && text.length <= 63;
}

async function pickRelease(): Promise<string | undefined> {
  const { releaseLines } = await import('../../core/releases/index.ts');
  return window.showQuickPick([...releaseLines()].toReversed(), { title: l10n.t('Release of RHDH') });
}
