import { strict as assert } from 'node:assert';
import { commands, extensions, Position, Uri, workspace, type TextDocument } from 'vscode';
import { eventually } from './eventually.ts';
import { offeredAt, ownFile } from './yamlHelp.ts';

async function untilOfferedBy(document: TextDocument, by: 'us' | 'them'): Promise<void> {
  let found: unknown;
  await eventually(
    () => `jobService offered by ${by} alone, at the end there was ${JSON.stringify(found)}`,
    async () => {
      const offered = (await offeredAt(document, new Position(7, 4))).filter(
        ({ label }) => label === 'jobService',
      );
      found = offered;
      return offered.length === 1 && offered[0]?.by === by ? true : undefined;
    },
  );
}

describe('when the YAML extension comes and goes', () => {
  let document: TextDocument;

  it('ours does everything without it, and leaves to it what it does once it is installed', async () => {
    assert.equal(extensions.getExtension('redhat.vscode-yaml'), undefined);
    document = await workspace.openTextDocument({ language: 'yaml', content: ownFile });
    await untilOfferedBy(document, 'us');
    await commands.executeCommand(
      'workbench.extensions.installExtension',
      Uri.file(process.env['RHDH_ORCHESTRATOR_STAND_IN'] ?? ''),
    );
    await eventually('the extension', () => extensions.getExtension('redhat.vscode-yaml'));
    await untilOfferedBy(document, 'them');
  });

  it('one side does it after it was removed, whether the host lets go of it at once or with its next start', async () => {
    await commands.executeCommand('workbench.extensions.uninstallExtension', 'redhat.vscode-yaml');
    await eventually('one side', async () => {
      const isThere = extensions.getExtension('redhat.vscode-yaml') !== undefined;
      await untilOfferedBy(document, isThere ? 'them' : 'us');
      return isThere === (extensions.getExtension('redhat.vscode-yaml') !== undefined) ? true : undefined;
    });
  });
});
