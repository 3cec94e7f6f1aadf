import type { Flavour, OrchestratorPlugin, ShippedEntry } from '../release.ts';
import { shippedEntries } from './orchestratorPlugins.ts';

/** How the entries of a release's flavours are switched on. */
type SwitchedOn = Pick<ShippedEntry, 'enabled' | 'disabled'>;

/** Source: OP release-1.10 and main, default-config/flavours/orchestrator. */
export function orchestratorFlavour(plugins: readonly OrchestratorPlugin[], on: SwitchedOn): Flavour {
  return { name: 'orchestrator', enabledByDefault: false, entries: shippedEntries(plugins, on) };
}

/** Source: OP release-1.10 and main, default-config/flavours/lightspeed. */
export function lightspeedFlavour(byDefault: 'on' | 'off', on: SwitchedOn): Flavour {
  const images = [
    'red-hat-developer-hub-backstage-plugin-lightspeed',
    'red-hat-developer-hub-backstage-plugin-lightspeed-backend',
  ];
  return {
    name: 'lightspeed',
    enabledByDefault: byDefault === 'on',
    entries: images.map((name) => ({
      package: `oci://registry.access.redhat.com/rhdh/${name}:{{inherit}}`,
      ...on,
    })),
  };
}
