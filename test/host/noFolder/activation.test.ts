import { strict as assert } from 'node:assert';
import { extensions, workspace } from 'vscode';

describe('without a folder', () => {
  it('the extension activates all the same', async () => {
    assert.equal(workspace.workspaceFolders, undefined);
    const extension = extensions.getExtension('rhdh-orchestrator.rhdh-orchestrator');
    await extension?.activate();
    assert.equal(extension?.isActive, true);
  });
});
