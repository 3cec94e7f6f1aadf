import { window } from 'vscode';
import type { Connection } from '../../cluster/index.ts';
import { describeRef } from '../../core/manifest.ts';
import { message, type Message } from '../../core/message.ts';
import type { LoggedContainer } from '../../core/report/loggedContainer.ts';
import { workloadOf } from '../../core/report/rowObjects.ts';
import { words } from '../../host/words.ts';
import type { PodLog } from './podLog.ts';
import { asking } from './reading.ts';
import type { ShownRow } from './row.ts';
import type { ShowTools } from './tools.ts';

/** Follows the log of the container behind a row that fails, else of the one that starts or runs. */
export async function showLogs(tools: ShowTools, podLog: PodLog, row: ShownRow): Promise<void> {
  const { target, context } = row.cluster.watching;
  const workload = workloadOf(row.id, target);
  if (workload === undefined) return;
  const { findContainer } = await import('../../cluster/index.ts');
  const asked = await asking(tools.session, row, async (connection, signal) => ({
    connection,
    found: await findContainer(connection, workload, signal),
  }));
  if (asked === undefined) return;
  const { connection, found } = asked;
  switch (found.kind) {
    case 'found':
      return followContainer(podLog, connection, target.namespace, found.container);
    case 'noPods':
      return void window.showWarningMessage(
        words(
          message(
            '{0} in {1} has no Pod, so there is no log. Its Events say why.',
            describeRef(workload),
            context,
          ),
        ),
      );
    default:
      return void window.showErrorMessage(words(found.reason));
  }
}

function followContainer(
  podLog: PodLog,
  connection: Connection,
  namespace: string,
  logged: LoggedContainer,
): void {
  const { pod, container } = logged;
  const title = message('{0} of Pod {1} in {2}', container, `${namespace}/${pod}`, connection.context);
  podLog.follow(words(title), async (write, signal) => {
    const say = (said: Message): void => write(`── ${words(said)}\n`);
    const { readLog } = await import('../../cluster/index.ts');
    const read = async (part: 'previous' | 'follow'): Promise<void> => {
      const end = await readLog(connection, { namespace, pod, container, part, signal, onText: write });
      if (end.kind !== 'ended' && !signal.aborted) say(end.reason);
    };
    if (logged.said !== '') say(stateWords(logged));
    if (logged.state === 'waiting') return;
    if (logged.hasPrevious) {
      await read('previous');
      say(message('The run before ended here. The present one:'));
    }
    await read('follow');
  });
}

function stateWords({ state, said }: LoggedContainer): Message {
  switch (state) {
    case 'waiting':
      return message('It has not started, so it has no log: {0}', said);
    case 'failed':
    case 'crashed':
      return message('It ended: {0}', said);
    case 'starting':
    case 'running':
      return message('Its state: {0}', said);
  }
}
