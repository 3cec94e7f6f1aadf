import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe } from 'vitest';
import { useWorkbench } from '../support/useWorkbench.ts';
import { testInsideBlock } from './editor/insideBlock.ts';
import { testWithoutFolder } from './editor/noFolder.ts';
import { testRestrictedMode } from './editor/restricted.ts';
import { testScaffolding } from './editor/scaffold.ts';

const target =
  'version: 1\ntargets:\n  - name: dev\n    release: "1.10"\n    plugins: configmap\n    backstage: { name: hub, namespace: portal }\n';

// A folder is trusted and a target is forgotten on the way, so what follows goes by this order.
describe('one window without a cluster', () => {
  let kubeconfig = '';
  const used = useWorkbench(async (workspace) => {
    kubeconfig = join(workspace, '../kubeconfig');
    await writeFile(join(workspace, '.rhdh-orchestrator.yaml'), target);
    const settings = {
      'security.workspace.trust.enabled': true,
      'security.workspace.trust.startupPrompt': 'never',
      'editor.minimap.enabled': false,
      'editor.quickSuggestions': 'off',
    };
    return { env: { KUBECONFIG: kubeconfig }, settings };
  });

  testWithoutFolder(used);
  testRestrictedMode(used, () => kubeconfig);
  testInsideBlock(used);
  testScaffolding(used);
});
