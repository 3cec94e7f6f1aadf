import type { OrchestratorPlugin, Release } from '../release.ts';
import type { Target } from '../target/target.ts';

/** The `ref` that makes the rhdh-operator create the platform (and, up to RHDH 2.0, the policies). */
export const platformRef = 'sonataflow';

/** The part of a target that an entry follows. */
type Wanting = Pick<Target, 'release' | 'method' | 'ownPlatform'>;

/** The entry by which a list switches a plugin of the Orchestrator on, as the target wants it. */
export function wantedEntry(
  { package: spec, integrity, role }: OrchestratorPlugin,
  target: Wanting,
): { readonly package: string } {
  const dependencies = role === 'backend' ? dependenciesOf(target) : undefined;
  return {
    package: spec,
    ...switchedOn(target.release),
    ...(integrity === undefined ? {} : { integrity }),
    ...(dependencies === undefined ? {} : { dependencies }),
  };
}

/** The key by which a user's file switches a plugin of this release on. */
export function switchedOn({ defaults }: Release): Readonly<Record<string, boolean>> {
  return defaults.switch === 'enabled: true' ? { enabled: true } : { disabled: false };
}

/** What the backend entry says about its dependency; `undefined` leaves it to the operator's default. */
function dependenciesOf({ release, method, ownPlatform }: Wanting): readonly unknown[] | undefined {
  if (method !== 'operator') return undefined;
  if (!ownPlatform) return release.defaults.dependencyWritten ? [{ ref: platformRef }] : undefined;
  switch (release.merge.clearDependencies) {
    case 'notApplicable':
      return undefined;
    case 'emptyRef':
      return [{}];
    case 'emptyList':
      return [];
  }
}
