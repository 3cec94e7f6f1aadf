import { startApiServer, type ApiServer } from '../../sandbox/apiServer.ts';
import { furnishOpenShift } from '../../sandbox/openshift.ts';
import { milliseconds, type Judged } from '../judged.ts';
import { changeDelays } from './changeDelay.ts';
import { connectTimes } from './connectTime.ts';
import { target } from './follow.ts';
import { idle } from './idle.ts';
import { outage } from './outage.ts';
import { replayGrowth } from './replay.ts';
import { company, costs } from './scale.ts';

/** A long run takes the times and numbers that people meet in a day. */
const size = process.argv.includes('--long')
  ? { idleSeconds: 600, outageSeconds: 60, events: 1_000_000 }
  : { idleSeconds: 60, outageSeconds: 20, events: 100_000 };

/** Everything that is measured of the way from a cluster to the tree, on a real API server. */
export async function measureCluster(judged: Judged): Promise<void> {
  const server = await startApiServer({ crds: true, controllers: true });
  try {
    await furnishOpenShift(server.client);
    const metadata = { name: target.namespace };
    await server.client.apply({ apiVersion: 'v1', kind: 'Namespace', metadata });
    await measure(server, judged);
  } finally {
    await server.stop();
  }
  judged.atMost('  memory after many events', await replayGrowth(size.events), 5, 'MB');
}

async function measure(server: ApiServer, { show, atMost }: Judged): Promise<void> {
  const { tree, kubectl } = await connectTimes(server);
  show('  connect to complete tree, round trips of 30 ms', milliseconds(tree));
  show('  the same lists by kubectl get', milliseconds(kubectl));
  atMost('  connect ÷ kubectl get', tree / kubectl, 0.2);

  const { row, bareWatch } = await changeDelays(server, 200);
  show('  change to row, 95 of 100', `${milliseconds(row)}, to the event ${milliseconds(bareWatch)}`);
  atMost('  change to row, more than to the event', row - bareWatch, 100, 'ms');

  const still = await idle(server, size.idleSeconds);
  atMost('  idle: connections', still.open, 16);
  atMost('  idle: connections opened in 5 minutes', (still.opened * 300) / size.idleSeconds, 20);
  atMost('  idle: work of a core', still.work / 10, 0.5, '%');

  const away = await outage(server, size.outageSeconds);
  atMost('  after an outage: right tree', away.recovery / 1000, 5, 's');
  atMost('  outage: probes each second', away.probesEachSecond, 1);
  atMost('  outage: other requests', away.others, 0);

  const { alone, amongOthers } = await costs(server);
  show('  tree of an empty cluster', `${(alone.bytes / 1024).toFixed(0)} KB, ${alone.requests} requests`);
  const others = Object.entries(company).map(([what, count]) => `${count} ${what}`);
  show(`  among ${others.join(', ')}`, `${(amongOthers.bytes / 1024).toFixed(0)} KB`);
  atMost('  bytes among others ÷ alone', amongOthers.bytes / alone.bytes, 1.5);
  atMost('  requests among others ÷ alone', amongOthers.requests / alone.requests, 1);
}
