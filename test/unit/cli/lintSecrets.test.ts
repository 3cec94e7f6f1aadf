import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { lintFormats } from '../../../src/cli/lintReport.ts';
import { runCommand } from '../../support/commandLine.ts';

const value = 'c2VjcmV0LXRoYXQtbm9ib2R5';

/** Files with a secret in them and a mistake at it or beside it. */
const files = {
  'secret.yaml': `apiVersion: v1\nkind: Secret\nmetadata: {name: backstage-backend-auth-secret}\nstringData:\n  BACKEND_SECRET: ${value}\n  BACKEND_SECRET: ${value}\n`,
  'broken.yaml': `apiVersion: v1\nkind: Secret\nmetadata: {name: hub}\nstringData:\n  BACKEND_SECRET: "${value}\n---\napiVersion: rhdh.redhat.com/v1alpha5\nkind: Backstage\nmetadata: {name: hub}\n`,
  'config.yaml': `apiVersion: v1\nkind: ConfigMap\nmetadata: {name: app-config-rhdh}\ndata:\n  app-config-rhdh.yaml: |\n    orchestrator:\n      dataIndexService: {url: http://sonataflow-platform-data-index-service}\n    backend:\n      auth:\n        externalAccess:\n          - type: static\n            options: {token: ${value}, subject: orchestrator}\n    integrations:\n      github:\n        - {host: github.com, token: ${value}}\n`,
  'platform.yaml': `apiVersion: sonataflow.org/v1alpha08\nkind: SonataFlowPlatform\nmetadata: {name: sonataflow-platform}\nspec:\n  services:\n    dataIndex:\n      persistence:\n        postgresql:\n          secretRef: {name: hub, passwordKey: {value: ${value}}}\n          password: ${value}\n`,
};

let cwd: string;
beforeEach(() => {
  cwd = mkdtempSync(join(tmpdir(), 'rhdh-orchestrator-'));
  for (const [name, text] of Object.entries(files)) writeFileSync(join(cwd, name), text);
});
afterEach(() => rmSync(cwd, { recursive: true }));

test.each(lintFormats)('no value of a secret stands in a report: %s', async (format) => {
  const { stdout, stderr } = await runCommand(['lint', '--format', format, '.'], { cwd });
  expect(stdout).toContain('platform.yaml');
  expect(stdout + stderr).not.toContain(value);
});
