import { resolveRelease } from '../../src/core/releases/index.ts';
import { targetDefaults, type Target } from '../../src/core/target/target.ts';

/** A target of a release with the choices most people make, plugins by ConfigMap and the RHDH operator included. */
export function targetOf(version = '1.10', choices: Partial<Omit<Target, 'release'>> = {}): Target {
  const release = resolveRelease(version);
  if (release === undefined) throw new Error(`No release ${version}.`);
  return {
    ...targetDefaults(release, choices.method, choices.olm),
    name: 'hub',
    namespace: 'rhdh',
    plugins: 'configmap',
    installRhdhOperator: true,
    ...choices,
  };
}
