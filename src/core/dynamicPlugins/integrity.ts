import type { Installer } from '../release.ts';
import type { PluginPackage } from './pluginPackage.ts';

/** Whether the installer compares the archive of such a package with its `integrity`. */
export function needsIntegrity({ kind }: PluginPackage, { refScheme }: Installer): boolean {
  return kind === 'npm' || kind === 'git' || (kind === 'ref' && !refScheme);
}

/** Bytes of the hashes that all installers know. */
const lengths: ReadonlyMap<string, number> = new Map([
  ['sha256', 32],
  ['sha384', 48],
  ['sha512', 64],
]);

/** What is wrong with an integrity: installers refuse all of it, the last only when they compare. */
export type IntegrityFlaw = 'empty' | 'noText' | 'form' | 'algorithm' | 'base64' | 'length';

/** The flaw of an integrity that is there; `undefined` for a good one. */
export function integrityFlaw(integrity: unknown): IntegrityFlaw | undefined {
  if (integrity === '' || integrity === null) return 'empty';
  if (typeof integrity !== 'string') return 'noText';
  const [algorithm = '', hash, ...more] = integrity.split('-');
  if (hash === undefined || more.length > 0) return 'form';
  const length = lengths.get(algorithm);
  if (length === undefined) return 'algorithm';
  const base64 = /^((?:[A-Za-z0-9+/]{4})*)([A-Za-z0-9+/]{2}==|[A-Za-z0-9+/]{3}=)?$/.exec(hash);
  if (base64 === null) return 'base64';
  const [, whole = '', rest = ''] = base64;
  const bytes = (whole.length / 4) * 3 + (rest === '' ? 0 : rest.endsWith('==') ? 1 : 2);
  return bytes === length ? undefined : 'length';
}
