import { expect, test } from 'vitest';
import { requests } from '../../../src/protocol/requests.ts';
import { clientFiles } from '../../../src/server/clientFiles.ts';

/** A client that answers as is said here, and what it was asked. */
function client(answer: unknown) {
  const asked: unknown[] = [];
  const sendRequest = (...params: readonly unknown[]): Promise<never> => {
    asked.push(params);
    return answer instanceof Error ? Promise.reject(answer) : Promise.resolve(answer as never);
  };
  return { asked, sendRequest };
}

const reads = () => ({ runsCommands: false, readsFiles: true });

test('the client is asked by address, and what it does not have is nothing', async () => {
  const { asked, sendRequest } = client('kind: Secret\n');
  const files = clientFiles({ sendRequest }, reads);
  expect(await files.read('memfs:/ws/my file.yaml')).toBe('kind: Secret\n');
  expect(asked).toEqual([[requests.readFile, { uri: 'memfs:/ws/my%20file.yaml', largest: 4 * 1024 * 1024 }]]);
  expect(await clientFiles(client(null), reads).read('memfs:/a')).toBeUndefined();
  expect(await clientFiles(client(new Error('gone')), reads).entries('memfs:/')).toEqual([]);
});

test('a client that has not offered to read is not asked', async () => {
  const { asked, sendRequest } = client('text');
  const files = clientFiles({ sendRequest }, () => ({ runsCommands: true, readsFiles: false }));
  expect(await files.read('memfs:/a')).toBeUndefined();
  expect(await files.entries('memfs:/')).toEqual([]);
  expect(asked).toEqual([]);
});
