import { delimiter, join, resolve } from 'node:path';
import type { Clock } from './clock.ts';
import type { EditorProxy } from './proxyFor.ts';

export interface KubeconfigSource {
  /** A file the user named in the settings or on the command line; `~/` stands for the home folder. */
  readonly setting?: string | undefined;
  readonly env: Readonly<Record<string, string | undefined>>;
  /** Home folder. */
  readonly home: string;
  /** Of the editor, where there is one. */
  readonly editor?: EditorProxy | undefined;
  /** Hears what credential plugins have to say to a person. */
  readonly say?: (line: string) => void;
  /** By which credential plugins must end, and credentials run out. */
  readonly clock?: Clock;
}

export interface KubeconfigPaths {
  /** Absolute. Where several files set the same thing, the first one is right. */
  readonly paths: readonly string[];
  /** Whether the user named the file, so that its absence is a mistake. */
  readonly named: boolean;
}

/** Where the kubeconfig is to be read from: the named file, else the list in KUBECONFIG, else the default file. */
export function kubeconfigPaths({ setting = '', env, home }: KubeconfigSource): KubeconfigPaths {
  if (setting.trim() !== '') return { paths: [absolute(setting.trim(), home)], named: true };
  const listed = (env['KUBECONFIG'] ?? '').split(delimiter).filter((path) => path !== '');
  if (listed.length > 0) return { paths: listed.map((path) => absolute(path, home)), named: false };
  return { paths: [join(home, '.kube', 'config')], named: false };
}

function absolute(path: string, home: string): string {
  return /^~[/\\]/.test(path) ? join(home, path.slice(2)) : resolve(path);
}
