import published from '@microsoft/jest-sarif/lib/schemas/sarif-2.1.0-rtm.5.json' with { type: 'json' };
import { Ajv } from 'ajv';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { runCommand } from '../../support/commandLine.ts';

/** Whether a log is one by the schema Microsoft publishes; what is of draft-04 in it alone is its name. */
function problemsOf(log: unknown): unknown {
  const { id: _id, $schema: _schema, ...schema } = published;
  const ajv = new Ajv({ strict: false, validateFormats: false, unicodeRegExp: false });
  return ajv.validate(schema, log) ? undefined : ajv.errors;
}

async function sarifOf(...paths: readonly string[]) {
  const cwd = join(import.meta.dirname, '../../fixtures');
  const { stdout } = await runCommand(['lint', '--format', 'sarif', ...paths], { cwd });
  return JSON.parse(stdout) as {
    readonly runs: readonly {
      readonly tool: { readonly driver: { readonly rules: readonly Record<string, unknown>[] } };
      readonly results: readonly { readonly ruleId: string; readonly ruleIndex: number }[];
    }[];
  };
}

test('the log is valid by the published schema, with and without findings', async () => {
  const log = await sarifOf('edit');
  expect(log.runs[0]?.results.length).toBeGreaterThan(3);
  expect(problemsOf(log)).toBeUndefined();
  expect(problemsOf(await sarifOf('edit/clean.yaml'))).toBeUndefined();
});

test('the schema refuses what is no log', () => {
  expect(problemsOf({ version: '2.1.0', runs: [{ results: 1 }] })).toBeDefined();
});

test('every rule that is referred to is described', async () => {
  const [run] = (await sarifOf('edit')).runs;
  const rules = run?.tool.driver.rules ?? [];
  for (const { ruleId, ruleIndex } of run?.results ?? []) {
    expect(rules[ruleIndex]).toMatchObject({ id: ruleId, help: { text: expect.any(String) as string } });
  }
  expect(rules.find(({ id }) => id === 'dp-duplicate')).toMatchObject({
    shortDescription: { text: expect.stringContaining('twice') as string },
    defaultConfiguration: { level: 'error' },
  });
});
