import { homedir } from 'node:os';
import { resolve } from 'node:path';
import type { Command } from 'commander';
import type { Connection } from '../cluster/index.ts';
import { plain } from '../core/message.ts';
import { wrongUse, type CliEdge } from './edge.ts';

/** The options that name a cluster. */
export interface ClusterOptions {
  readonly kubeconfig?: string;
  readonly context?: string;
}

/** Adds `--kubeconfig` and `--context` to a command. */
export function withClusterOptions(command: Command): Command {
  return command
    .option('--kubeconfig <file>', 'kubeconfig (else KUBECONFIG, else ~/.kube/config)')
    .option('--context <name>', 'context of the kubeconfig (else its current one)');
}

/** Opens the connection the options name; wrong use where the kubeconfig has no such thing. No network yet. */
export async function openCluster(edge: CliEdge, options: ClusterOptions): Promise<Connection> {
  const { loadKubeconfig } = await import('../cluster/index.ts');
  const setting = options.kubeconfig === undefined ? undefined : resolve(edge.cwd, options.kubeconfig);
  const config = await loadKubeconfig({
    setting,
    env: edge.env,
    home: edge.env['HOME'] ?? homedir(),
    say: (line) => edge.stderr.write(`${line}\n`),
  });
  switch (config.kind) {
    case 'none':
      throw wrongUse(
        `There is no kubeconfig at ${config.paths.join(', ')}. Log in to a cluster, or name a file with --kubeconfig.`,
      );
    case 'broken':
      throw wrongUse(`Kubeconfig ${config.path} cannot be read: ${plain(config.reason)}`);
    case 'loaded':
      break;
  }
  if (config.contexts.length === 0) {
    throw wrongUse(
      `The kubeconfig ${config.paths.join(', ')} has no contexts, so it names no cluster. Log in to one, or name another file with --kubeconfig.`,
    );
  }
  const context = options.context ?? config.current;
  const known = config.contexts.map(({ name }) => name).join(', ');
  if (context === undefined)
    throw wrongUse(`The kubeconfig has no current context. Name one with --context: ${known}`);
  const connected = config.connect(context, { trusted: true });
  switch (connected.kind) {
    case 'connected':
      return connected.connection;
    case 'broken':
      throw wrongUse(`${plain(connected.reason)} Known contexts: ${known}`);
    case 'untrusted':
      throw new Error('A command line is always trusted.');
  }
}
