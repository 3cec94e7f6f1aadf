import type { ListEntry } from '../../dynamicPlugins/written.ts';
import type { Fix } from '../../finding.ts';
import { message } from '../../message.ts';
import type { OrchestratorPlugin } from '../../release.ts';

/** Writes a plugin of the Orchestrator as a release ships it; `undefined` for another plugin, or where it says so already. */
export function shippedFix(
  { index, text }: ListEntry,
  shipped: OrchestratorPlugin | undefined,
): Fix | undefined {
  if (shipped === undefined || shipped.package === text) return undefined;
  return {
    kind: 'replace',
    title: message('Write {0}', shipped.package),
    path: ['plugins', index, 'package'],
    value: shipped.package,
  };
}
