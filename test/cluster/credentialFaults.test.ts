import { mkdtemp, rename, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { dump } from 'js-yaml';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { systemClock, type Clock } from '../../src/cluster/clock.ts';
import { plain } from '../../src/core/message.ts';
import { describeCluster, useSharedCluster } from '../support/cluster.ts';
import { connectAs, hastyClock, watch } from '../support/connections.ts';
import { eventually } from '../support/eventually.ts';

/** Time that stands still, except that all pauses so far can be said to be over. */
function stoppedClock() {
  const pauses: (() => void)[] = [];
  const sleep: Clock['sleep'] = (_, signal) =>
    new Promise((resolve) => {
      pauses.push(resolve);
      signal.addEventListener('abort', () => resolve(), { once: true });
    });
  return { clock: { ...systemClock, sleep }, endPauses: () => pauses.splice(0).forEach((end) => end()) };
}

describeCluster('the tree of a context whose user', () => {
  const cluster = useSharedCluster();
  let folder: string;
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'credentials-'));
  });
  afterAll(() => rm(folder, { recursive: true }));

  /** A kubeconfig with one context, and the user that it names, if any. */
  const kubeconfigOf = async (name: string, user: object | undefined) => {
    const kubeconfig = join(folder, `${name}.yaml`);
    const { server, ca } = cluster.admin;
    const trusted = { server, 'certificate-authority-data': Buffer.from(ca).toString('base64') };
    await writeFile(
      kubeconfig,
      dump({
        clusters: [{ name: 'c', cluster: trusted }],
        users: user === undefined ? [] : [{ name: 'u', user }],
        contexts: [{ name: 'x', context: { cluster: 'c', ...(user !== undefined && { user: 'u' }) } }],
        'current-context': 'x',
      }),
    );
    return { kubeconfig };
  };

  test.concurrent.each<[string, string | undefined, string, number?]>([
    ['is missing', undefined, 'is not installed'],
    ['may not be run', '#!/bin/sh', 'failed: EACCES', 0o600],
    ['fails', `#!/bin/sh\necho 'log in first' >&2; exit 1`, 'failed: log in first'],
    ['prints rubbish', '#!/bin/sh\necho rubbish', 'printed no credential'],
    // The shell is ended; what it has started still holds its output.
    ['hangs', '#!/bin/sh\nsleep 20; true', 'did not end within 60 seconds'],
  ])(
    'has a credential plugin that %s says so, and is right once it works',
    async (name, body, reason, mode) => {
      const script = join(folder, `${name.replaceAll(' ', '-')}.sh`);
      const install = async (text: string, mode = 0o700) => {
        await writeFile(`${script}.new`, text, { mode });
        await rename(`${script}.new`, script);
      };
      if (body !== undefined) await install(body, mode);
      const exec = {
        apiVersion: 'client.authentication.k8s.io/v1',
        command: script,
        interactiveMode: 'Never',
      };
      const { clock, endPauses } = stoppedClock();
      const watched = watch(
        await connectAs(await kubeconfigOf(name, { exec }), { clock }),
        cluster.namespace,
        hastyClock,
      );
      await eventually(() => {
        if (name === 'hangs') endPauses();
        const { connection, resources } = watched.latest;
        expect(connection.state === 'unauthorized' && plain(connection.reason)).toContain(reason);
        expect(resources.configMaps.state).toBe('pending');
      });
      const credential = { kind: 'ExecCredential', status: { token: cluster.admin.token } };
      await install(`#!/bin/sh\necho '${JSON.stringify(credential)}'`);
      // One that hangs was started again meanwhile.
      endPauses();
      await eventually(() => expect(watched.names('configMaps')).toBeDefined());
      expect(watched.latest.connection.state).toBe('connected');
      await watched.stop();
    },
  );

  test.concurrent.each([
    ['is not named', undefined],
    ['has nothing to show', {}],
  ])('%s says that the server got no credentials', async (name, user) => {
    const watched = watch(await connectAs(await kubeconfigOf(name, user)), cluster.namespace, hastyClock);
    await eventually(() => {
      const { connection } = watched.latest;
      expect(connection.state === 'unauthorized' && plain(connection.reason)).toContain(
        'got no credentials it accepts',
      );
    });
    await watched.stop();
  });
});
