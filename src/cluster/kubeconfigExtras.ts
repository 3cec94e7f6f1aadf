import { dirname, resolve } from 'node:path';
import { field, listAt, textAt } from '../core/field.ts';

/** What stands in a kubeconfig that the client library does not read. */
export interface KubeconfigExtras {
  /** Name of a user → absolute path of the file that holds the token. */
  readonly tokenFiles: ReadonlyMap<string, string>;
  /** Name of a cluster → what it has to say to credential plugins. */
  readonly execConfigs: ReadonlyMap<string, unknown>;
  /** Name of a user → what else requests say of the one that it impersonates. */
  readonly impersonations: ReadonlyMap<string, Impersonation>;
}

/** Headers beside the one with the name: groups, uid and whatever else (Kubernetes API, user impersonation). */
export type Impersonation = Readonly<Record<string, string[]>>;

const none: KubeconfigExtras = { tokenFiles: new Map(), execConfigs: new Map(), impersonations: new Map() };

/** The extension under which a cluster speaks to credential plugins (Kubernetes API, client authentication). */
const forPlugins = 'client.authentication.k8s.io/exec';

/** Reads them from the text of the file at `path`; a text that is broken has none. */
export async function readExtras(path: string, text: string): Promise<KubeconfigExtras> {
  // Most have none of it, and need no second reading.
  if (!/tokenFile|\bas-(?:uid|groups|user-extra)\b/.test(text) && !text.includes(forPlugins)) return none;
  const { readValues } = await import('../core/yaml/parse.ts');
  const config = readValues(text, { version: '1.1' })?.[0];
  const tokenFiles = listAt(config, 'users').flatMap((entry) => {
    const [name, file] = [textAt(entry, 'name'), textAt(entry, 'user', 'tokenFile')];
    return name === undefined || !file ? [] : [[name, resolve(dirname(path), file)] as const];
  });
  const execConfigs = listAt(config, 'clusters').flatMap((entry) => {
    const said = listAt(entry, 'cluster', 'extensions').find((one) => textAt(one, 'name') === forPlugins);
    const name = textAt(entry, 'name');
    return name === undefined || said === undefined ? [] : [[name, field(said, 'extension')] as const];
  });
  const impersonations = listAt(config, 'users').flatMap((entry) => {
    const name = textAt(entry, 'name');
    return name === undefined ? [] : [[name, impersonationOf(field(entry, 'user'))] as const];
  });
  return {
    tokenFiles: new Map(tokenFiles),
    execConfigs: new Map(execConfigs),
    impersonations: new Map(impersonations),
  };
}

function impersonationOf(user: unknown): Impersonation {
  const extra = Object.entries(field(user, 'as-user-extra') ?? {}).map(
    ([key]) =>
      [`impersonate-extra-${encodeURIComponent(key)}`, textsIn(listAt(user, 'as-user-extra', key))] as const,
  );
  const uid = textAt(user, 'as-uid');
  const all = [
    ['impersonate-uid', uid === undefined ? [] : [uid]] as const,
    ['impersonate-group', textsIn(listAt(user, 'as-groups'))] as const,
    ...extra,
  ];
  return Object.fromEntries(all.filter(([, values]) => values.length > 0));
}

function textsIn(values: readonly unknown[]): string[] {
  return values.filter((value) => typeof value === 'string');
}
