import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { plain } from '../src/core/message.ts';
import { createClient, type Access, type ApiClient } from './apiClient.ts';
import { buildSandbox } from './build.ts';
import type { Certificate } from './certificates.ts';
import { launchControlPlane, type ControlPlane } from './controlPlane.ts';
import { startControllers } from './controllers.ts';
import { readCrds, type CrdChoice } from './crds.ts';
import { crdTemplate } from './crdTemplate.ts';
import { untilServed } from './installCrds.ts';
import { kubeconfigText } from './kubeconfig.ts';
import { addUser, allowReader, type NewUser, type StandingUser } from './users.ts';

export interface ApiServerOptions {
  /** The program of `build.ts`; built when absent. */
  readonly binary?: string;
  /** CRDs the server has from the start: all of them, or a choice. None unless told. */
  readonly crds?: true | CrdChoice;
  /** Run the namespace controller and the garbage collector. */
  readonly controllers?: boolean;
}

/** One user's way in, with a kubeconfig file that lives as long as the server. */
export interface Login extends Access {
  readonly kubeconfig: string;
}

/** A kube-apiserver with etcd behind it, on 127.0.0.1, all its files in a temporary folder. */
export interface ApiServer extends Readonly<Record<StandingUser, Login>> {
  readonly url: string;
  readonly ca: string;
  /** For a proxy that stands in front of it under the same name. */
  readonly certificate: Certificate;
  readonly folder: string;
  /** Ids of its processes. */
  readonly processes: readonly number[];
  /** One kubeconfig with a context for each of the standing users, `admin` being the current one. */
  readonly kubeconfig: string;
  /** A client as `admin`; closed by `stop`. */
  readonly client: ApiClient;
  addUser(user: NewUser): Promise<Login>;
  /** Ends without a word to anybody; {@link startAgain} follows. */
  crash(): Promise<void>;
  /** Answers again at the same address, to the same users; `fresh` as another cluster that holds nothing yet. */
  startAgain(data: 'same' | 'fresh'): Promise<void>;
  /** Ends the processes and removes the folder. May be called twice. */
  stop(): Promise<void>;
}

/**
 * Starts a server of one's own and returns once it answers. It ends with this process at the latest.
 * Throws where the program cannot be built; `locateSandbox` tells beforehand.
 */
export async function startApiServer(options: ApiServerOptions = {}): Promise<ApiServer> {
  const binary = options.binary ?? (await builtBinary());
  const choice = options.crds === true ? {} : options.crds;
  const plane = await launchControlPlane(binary, choice && (await crdTemplate(binary, choice)));
  try {
    const server = await furnish(plane, options);
    if (choice) await untilServed(server.client, readCrds(choice));
    return server;
  } catch (error) {
    await plane.lifetime.end();
    throw error;
  }
}

async function builtBinary(): Promise<string> {
  const sandbox = await buildSandbox();
  if (sandbox.kind === 'unavailable') throw new Error(plain(sandbox.reason));
  return sandbox.binary;
}

async function furnish(plane: ControlPlane, options: ApiServerOptions): Promise<ApiServer> {
  const { lifetime, users } = plane;
  const login = async (access: Access): Promise<Login> => {
    const kubeconfig = join(lifetime.folder, `${access.user}.kubeconfig`);
    await writeFile(kubeconfig, kubeconfigText([access]), { mode: 0o600 });
    return { ...access, kubeconfig };
  };
  const [admin, reader, nobody] = [
    await login(users.admin),
    await login(users.reader),
    await login(users.nobody),
  ];
  const kubeconfig = join(lifetime.folder, 'kubeconfig');
  await writeFile(kubeconfig, kubeconfigText([admin, reader, nobody]), { mode: 0o600 });

  const client = createClient(admin);
  await allowReader(client);
  if (options.controllers === true) startControllers(plane.binary, lifetime, admin.kubeconfig);
  return {
    url: admin.server,
    ca: admin.ca,
    certificate: plane.certificate,
    folder: lifetime.folder,
    processes: lifetime.processes,
    admin,
    reader,
    nobody,
    kubeconfig,
    client,
    addUser: async (user) => login({ ...admin, user: user.name, token: await addUser(client, user) }),
    crash: () => plane.crash(),
    startAgain: (data) => plane.startAgain(data),
    async stop() {
      client.close();
      await lifetime.end();
    },
  };
}
