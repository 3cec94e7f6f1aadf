import { homedir } from 'node:os';
import { EventEmitter, workspace, type Disposable, type Memento } from 'vscode';
import type { Connection, Gate, Kubeconfig, LoadedKubeconfig, WatchOptions } from '../cluster/index.ts';
import { nextOf } from '../core/prerequisites/recheck.ts';
import { placesOf } from '../core/target/places.ts';
import type { Log } from '../host/log.ts';
import { editorProxy, proxySettings } from '../host/editorProxy.ts';
import { textSetting } from '../host/settings.ts';
import { settings } from '../protocol/names.ts';
import { watchFiles } from './fileWatch.ts';
import { createHolds } from './holds.ts';
import { surveyContext } from './survey.ts';
import type { ChosenTarget, Session, SessionState, Watching } from './session.ts';
import { whenSettled } from './settled.ts';
import { readTargets, wantedTarget, watchTargetFile } from './targets.ts';

interface Deps {
  readonly log: Log;
  /** Remembers context and target of this workspace. */
  readonly memory: Memento;
}

/** Milliseconds that a cluster is still followed after the last one who looked. */
const restAfter = 60_000;

const remembered = { context: 'session.context', target: 'session.target' } as const;

/** The session of a window. It sleeps until something asks for the cluster. */
export function createSession({ log, memory }: Deps): Session & Disposable {
  const changed = new EventEmitter<SessionState>();
  let state: SessionState = { kind: 'asleep' };
  let run = new AbortController();
  let connection: Connection | undefined;
  let gate: Gate | undefined;
  let kubeconfigWatch: { readonly name: string; readonly files: Disposable } | undefined;

  const set = (next: SessionState): void => {
    state = next;
    changed.fire(next);
  };

  const holds = createHolds({
    after: restAfter,
    rest() {
      if (state.kind !== 'watching' || gate === undefined) return;
      gate.shut();
      set({ ...state, restingSince: Date.now() });
    },
    resume() {
      wake();
      gate?.open();
    },
  });

  const stop = (): void => {
    run.abort();
    gate = undefined;
    run = new AbortController();
    connection?.close();
    connection = undefined;
  };

  /** Begins anew; a later call makes an earlier one, which may still be reading files, fall silent. */
  const restart = async (): Promise<void> => {
    stop();
    // Who wants to change something meanwhile waits for the new connection.
    if (state.kind === 'watching') set({ ...state, seen: undefined });
    const { signal } = run;
    const next = await whereToLook(signal);
    if (signal.aborted) return;
    set(next);
    if (next.kind === 'watching') await follow(next, signal);
  };

  /** Goes on watching the same files: what changes while they are read must not be missed. */
  const followFiles = (paths: readonly string[]): void => {
    const name = paths.join('\n');
    if (kubeconfigWatch?.name === name) return;
    kubeconfigWatch?.files.dispose();
    kubeconfigWatch = { name, files: watchFiles(paths, wakeAgain) };
  };

  const whereToLook = async (signal: AbortSignal): Promise<SessionState> => {
    if (!workspace.isTrusted) return { kind: 'untrusted' };
    const config = await readKubeconfig(log);
    if (signal.aborted) return state;
    followFiles(config.paths);
    if (config.kind === 'none') return { kind: 'noKubeconfig' };
    if (config.kind === 'broken')
      return { kind: 'brokenKubeconfig', path: config.path, reason: config.reason };
    const context = contextOf(config, memory.get<string>(remembered.context));
    if (context === undefined)
      return { kind: 'noContext', contexts: config.contexts.map(({ name }) => name) };
    const connected = config.connect(context, { trusted: true });
    if (connected.kind === 'untrusted') return { kind: 'untrusted' };
    if (connected.kind === 'broken') {
      return { kind: 'brokenKubeconfig', path: config.paths.join(', '), reason: connected.reason };
    }
    const { targets, problem } = await readTargets();
    const target = await wantedTarget(targets, memory.get<string | ChosenTarget>(remembered.target));
    const { server } = connected.connection;
    if (signal.aborted || target === undefined) {
      connected.connection.close();
      return { kind: 'noTarget', context, server, problem };
    }
    connection = connected.connection;
    return { kind: 'watching', context, server, target, seen: undefined };
  };

  const follow = async (watching: Watching, signal: AbortSignal): Promise<void> => {
    const opened = connection;
    if (opened === undefined) return;
    const [{ watchCluster, createGate }, { evaluateAll }] = await Promise.all([
      import('../cluster/index.ts'),
      import('../core/prerequisites/index.ts'),
    ]);
    if (signal.aborted) return;
    const own = (gate = createGate());
    // Nobody may be looking when a kubeconfig changes.
    holds.hold()();
    log.info(`Watching ${watching.server} (context ${watching.context})`);
    const onSnapshot: WatchOptions['onSnapshot'] = (snapshot) => {
      if (signal.aborted) return undefined;
      const statuses = evaluateAll(snapshot, watching.target);
      set({ ...watching, seen: { snapshot, statuses } });
      return nextOf(statuses);
    };
    watchCluster(opened, { places: placesOf(watching.target), signal, onSnapshot, gate: own }).catch(
      (error: unknown) => {
        // Aborting is how a watch ends; anything else is a fault of ours and belongs in the log.
        if (!signal.aborted) log.error(error instanceof Error ? error : String(error));
      },
    );
  };

  const wake = (): void => {
    if (state.kind !== 'asleep') return;
    set(workspace.isTrusted ? { kind: 'waking' } : { kind: 'untrusted' });
    wakeAgain();
  };

  const wakeAgain = (): void => {
    if (state.kind === 'asleep') return;
    restart().catch((error: unknown) => log.error(error instanceof Error ? error : String(error)));
  };

  const parts: readonly Disposable[] = [
    changed,
    workspace.onDidGrantWorkspaceTrust(wakeAgain),
    workspace.onDidChangeConfiguration((event) => {
      const read = [`${settings.section}.${settings.kubeconfig}`, ...proxySettings];
      if (read.some((name) => event.affectsConfiguration(name))) wakeAgain();
    }),
    watchTargetFile(wakeAgain),
  ];

  return {
    get state() {
      return state;
    },
    onDidChange: changed.event,
    wake,
    hold: () => holds.hold(),
    async contexts() {
      if (!workspace.isTrusted) return [];
      const config = await readKubeconfig(log);
      return config.kind === 'loaded' ? config.contexts.map(({ name }) => name) : [];
    },
    async selectContext(name) {
      await memory.update(remembered.context, name);
      await restart();
    },
    targets: async () => (await readTargets()).targets,
    async selectTarget(label) {
      await memory.update(remembered.target, label);
      await restart();
    },
    async useTarget(target) {
      await memory.update(remembered.target, target);
      await restart();
    },
    async survey(signal) {
      if (!workspace.isTrusted) return undefined;
      const config = await readKubeconfig(log);
      if (config.kind !== 'loaded') return undefined;
      const context = contextOf(config, memory.get<string>(remembered.context));
      return context === undefined ? undefined : surveyContext(config, context, signal);
    },
    async namespaces(signal) {
      const opened = connection;
      if (opened === undefined) return undefined;
      const { namespaceNames } = await import('../cluster/index.ts');
      const names = await namespaceNames(opened, signal);
      return 'kind' in names ? undefined : names;
    },
    refresh: restart,
    connection: () => connection,
    async settled(ids, signal) {
      const release = holds.hold();
      return whenSettled(() => state, changed.event, ids, signal).finally(release);
    },
    dispose() {
      stop();
      holds.dispose();
      kubeconfigWatch?.files.dispose();
      for (const part of parts) part.dispose();
    },
  };
}

async function readKubeconfig(log: Log): Promise<Kubeconfig> {
  const { loadKubeconfig } = await import('../cluster/index.ts');
  const setting = textSetting(settings.kubeconfig);
  return loadKubeconfig({
    setting,
    env: process.env,
    home: homedir(),
    editor: editorProxy(),
    say: (line) => log.info(line),
  });
}

/** The remembered context while the kubeconfig still has it, else its current one. */
function contextOf({ contexts, current }: LoadedKubeconfig, wanted: string | undefined): string | undefined {
  const names = contexts.map(({ name }) => name);
  return [wanted, current].find((name) => name !== undefined && names.includes(name));
}
