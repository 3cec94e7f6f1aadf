import type { PluginList } from '../../dynamicPlugins/pluginList.ts';
import type { Consumer } from '../../finding.ts';

/** Who reads the text of a list first, and refuses what has another form than expected. */
export function readerOf({ byOperator }: PluginList): { readonly consumer: Consumer } {
  return { consumer: byOperator ? 'operator' : 'installer' };
}
