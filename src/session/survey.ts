import type { Failure, LoadedKubeconfig, Surroundings } from '../cluster/index.ts';

/** Looks around in the cluster of a context over a connection of its own; `undefined` where there is no way to it. */
export async function surveyContext(
  config: LoadedKubeconfig,
  context: string,
  signal: AbortSignal,
): Promise<Surroundings | Failure | undefined> {
  const connected = config.connect(context, { trusted: true });
  if (connected.kind !== 'connected') return undefined;
  const { connection } = connected;
  const { lookAround } = await import('../cluster/index.ts');
  const known = config.contexts.flatMap(({ server, namespace }) =>
    server === connection.server && namespace !== undefined ? [namespace] : [],
  );
  // Whatever comes of it, nobody else closes this one.
  try {
    return await lookAround(connection, known, signal);
  } finally {
    connection.close();
  }
}
