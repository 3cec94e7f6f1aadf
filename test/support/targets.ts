import { resolveRelease } from '../../src/core/releases/index.ts';
import type { Target } from '../../src/core/target/target.ts';

/** A target of a release with the choices most people make. */
export function targetOf(version = '1.10', choices: Partial<Omit<Target, 'release'>> = {}): Target {
  const release = resolveRelease(version);
  if (release === undefined) throw new Error(`No release ${version}.`);
  return {
    release,
    name: 'hub',
    namespace: 'rhdh',
    method: 'operator',
    database: { mode: 'local' },
    plugins: 'configmap',
    approval: 'Automatic',
    catalog: { source: 'redhat-operators', sourceNamespace: 'openshift-marketplace' },
    ownPlatform: false,
    installRhdhOperator: true,
    ...choices,
  };
}
