import { field, flagAt, listAt, textAt } from '../core/field.ts';
import { message, type Message } from '../core/message.ts';
import { withoutSecrets } from '../core/report/secretWords.ts';
import type { Clock } from './clock.ts';
import { runProgram, type Ended } from './program.ts';
import { waitAtMost } from './waitAtMost.ts';

/** What a credential plugin hands out. */
export interface PluginCredential {
  readonly kind: 'credential';
  readonly token?: string;
  readonly cert?: string;
  readonly key?: string;
}

interface NoCredential {
  readonly kind: 'unauthorized';
  readonly reason: Message;
}

/** The program that a kubeconfig's `exec` names. Runs at most once at a time, for everyone who waits. */
export interface CredentialPlugin {
  /** From the cache while it is good; else the program is run, and killed when nobody waits for it any more. */
  credential(signal: AbortSignal): Promise<PluginCredential | NoCredential>;
  /** This credential was refused. One that was fetched since then stays. */
  forget(refused: PluginCredential): void;
}

/** Milliseconds a plugin may take: it may open a browser and wait for the user. */
const runTime = 60_000;
/** Its end is waited for a little longer, so that it can be said why there is no credential. */
const patience = runTime + 5_000;
/** A credential that runs out within these milliseconds is not used any more. */
const margin = 10_000;

interface Held {
  readonly credential: PluginCredential;
  readonly until: number;
}

/** What a plugin is run with. */
export interface PluginRun {
  /** As it stands in the kubeconfig, of version v1 or v1beta1. */
  readonly exec: unknown;
  /** Environment of the process. */
  readonly env: Readonly<Record<string, string | undefined>>;
  /** The cluster, for plugins that ask for it (`provideClusterInfo`). */
  readonly cluster: () => Promise<object>;
  /** Hears each line that the plugin has for a person, such as where to enter a code. */
  readonly say: (line: string) => void;
}

/** Runs nothing yet. */
export function credentialPlugin(run: PluginRun, clock: Clock): CredentialPlugin {
  let held: Held | undefined;
  let running: Run | undefined;
  return {
    async credential(signal) {
      if (held !== undefined && held.until - margin > clock.now()) return held.credential;
      const mine = (running ??= start(run, clock));
      mine.waiting += 1;
      const found = await waitAtMost(() => mine.result, { ms: patience, signal });
      mine.waiting -= 1;
      const over = mine.waiting === 0 || found !== 'givenUp';
      if (over && running === mine) running = undefined;
      if (over) mine.stop.abort();
      if (found === 'givenUp') return { kind: 'unauthorized', reason: message('Cancelled.') };
      if ('kind' in found) return found;
      held = found;
      return found.credential;
    },
    forget(refused) {
      if (held?.credential === refused) held = undefined;
    },
  };
}

interface Run {
  readonly result: Promise<Held | NoCredential>;
  readonly stop: AbortController;
  waiting: number;
}

function start(run: PluginRun, clock: Clock): Run {
  const stop = new AbortController();
  // What cannot be run at all, such as a program for another machine, makes Node throw.
  const result = credentialOf(run, clock, stop.signal).catch((error: unknown): NoCredential => {
    const command = textAt(run.exec, 'command') ?? '';
    return { kind: 'unauthorized', reason: failed(command, textAt(error, 'code') ?? String(error)) };
  });
  return { result, stop, waiting: 0 };
}

async function credentialOf(run: PluginRun, clock: Clock, signal: AbortSignal): Promise<Held | NoCredential> {
  const { exec, env, say } = run;
  const command = textAt(exec, 'command') ?? '';
  if (textAt(exec, 'interactiveMode') === 'Always') {
    const reason = message(
      'The credential plugin {0} needs a terminal; log in on the command line.',
      command,
    );
    return { kind: 'unauthorized', reason };
  }
  const args = listAt(exec, 'args').map(String);
  const late = new AbortController();
  const over = new AbortController();
  const running = {
    env: { ...env, ...(await ownEnvironment(run)) },
    signal: AbortSignal.any([signal, late.signal]),
    // What it prints for programs holds the credential; what it prints for people may name one all the same.
    onWords: (line: string) => say(`${command}: ${withoutSecrets(line)}`),
  };
  void clock.sleep(runTime, over.signal).then(() => late.abort());
  const ended = await runProgram(command, args, running).finally(() => over.abort());
  switch (ended.kind) {
    case 'printed':
      return parsed(command, ended.stdout);
    case 'failed':
      return { kind: 'unauthorized', reason: whyFailed(command, ended, exec) };
    case 'stopped':
      return { kind: 'unauthorized', reason: signal.aborted ? message('Cancelled.') : tooLate(command) };
  }
}

async function ownEnvironment({ exec, cluster }: PluginRun): Promise<Record<string, string>> {
  const wantsCluster = flagAt(exec, 'provideClusterInfo') === true;
  const asked = {
    apiVersion: textAt(exec, 'apiVersion') ?? 'client.authentication.k8s.io/v1',
    kind: 'ExecCredential',
    spec: { interactive: false, ...(wantsCluster && { cluster: await cluster() }) },
  };
  const listed = listAt(exec, 'env').map((entry) => [
    textAt(entry, 'name') ?? '',
    textAt(entry, 'value') ?? '',
  ]);
  return {
    ...(Object.fromEntries(listed) as Record<string, string>),
    KUBERNETES_EXEC_INFO: JSON.stringify(asked),
  };
}

function tooLate(command: string): Message {
  return message('The credential plugin {0} did not end within {1} seconds.', command, runTime / 1000);
}

function whyFailed(
  command: string,
  { code, stderr }: Extract<Ended, { kind: 'failed' }>,
  exec: unknown,
): Message {
  if (code === 'ENOENT') {
    const hint = textAt(exec, 'installHint')?.trim() ?? '';
    return message('The credential plugin {0} is not installed. {1}', command, hint);
  }
  const said = stderr.trim().split('\n').at(-1) ?? '';
  return failed(command, said === '' ? code : said);
}

function failed(command: string, said: string): Message {
  return message('The credential plugin {0} failed: {1}', command, withoutSecrets(said));
}

function parsed(command: string, stdout: string): Held | NoCredential {
  let printed: unknown;
  // The parser's own words would quote the output, which holds the credential.
  try {
    printed = JSON.parse(stdout);
  } catch {
    printed = undefined;
  }
  const status = field(printed, 'status');
  const token = textAt(status, 'token');
  const cert = textAt(status, 'clientCertificateData');
  const key = textAt(status, 'clientKeyData');
  if (token === undefined && (cert === undefined || key === undefined)) {
    return {
      kind: 'unauthorized',
      reason: message('The credential plugin {0} printed no credential.', command),
    };
  }
  const expires = Date.parse(textAt(status, 'expirationTimestamp') ?? '');
  return {
    credential: {
      kind: 'credential',
      ...(token !== undefined && { token }),
      ...(cert !== undefined && key !== undefined && { cert, key }),
    },
    until: Number.isNaN(expires) ? Number.POSITIVE_INFINITY : expires,
  };
}
