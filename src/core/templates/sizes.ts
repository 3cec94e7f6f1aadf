import type { Target } from '../target/target.ts';

/** Part of the Deployment that gives RHDH's container the chosen resources, as `spec.deployment.patch`; else nothing. */
export function backendSize({ resources, release }: Target): object {
  if (resources.backstage === undefined) return {};
  const containers = [{ name: release.backend.container, resources: resources.backstage }];
  return { deployment: { patch: { spec: { template: { spec: { containers } } } } } };
}
