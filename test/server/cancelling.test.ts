import { expect, test } from 'vitest';
import { CancellationToken, CancellationTokenSource, LSPErrorCodes } from 'vscode-languageserver-protocol';
import { startLanguageClient } from '../support/languageClient.ts';

const text = 'apiVersion: sonataflow.org/v1alpha08\nkind: SonataFlowPlatform\nspec:\n  \n';

test('a request that is taken back is not answered, and the next one is', async () => {
  const client = await startLanguageClient();
  const uri = 'untitled:taken-back';
  const opened = client.open(uri, text);
  const ask = (token = CancellationToken.None): Promise<unknown> =>
    client.connection.sendRequest(
      'textDocument/completion',
      { textDocument: { uri }, position: { line: 3, character: 2 } },
      token,
    );
  const source = new CancellationTokenSource();
  const asked = ask(source.token);
  source.cancel();
  await expect(asked).rejects.toMatchObject({ code: LSPErrorCodes.RequestCancelled });
  await opened;
  expect(await ask()).not.toEqual([]);
  const { code, stderr } = await client.stop();
  expect([code, stderr]).toEqual([0, '']);
});
