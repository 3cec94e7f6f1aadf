import { describe, expect, test } from 'vitest';
import { describe as describeAt, type Place } from '../../../src/language/help/help.ts';
import { schemaHelp } from '../../../src/language/help/schemaHelp.ts';
import { withCursor } from '../../support/judging.ts';
import { targetOf } from '../../support/targets.ts';

const help = schemaHelp();

interface Choices extends Partial<Place> {
  readonly version?: string;
}

async function said(marked: string, { version = '1.10', ...more }: Choices = {}): Promise<string> {
  const target = targetOf(version);
  const place = { ...withCursor(marked), release: target.release, target, ...more };
  return (await describeAt(place, help))?.markdown ?? '';
}

const configMap = (entry: string): string =>
  `apiVersion: v1\nkind: ConfigMap\nmetadata:\n  name: hub-dynamic-plugins\ndata:\n  dynamic-plugins.yaml: |\n    plugins:\n${entry}`;
const image = (name: string): string =>
  `oci://registry.access.redhat.com/rhdh/red-hat-developer-hub-backstage-plugin-${name}:{{inherit}}`;

describe('a package', () => {
  test('of the Orchestrator: what it does, its version, what it brings and whether it is on', async () => {
    const entry = `      - package: ${image('orch<|>estrator-backend')}\n        disabled: false\n        dependencies:\n          - ref: sonataflow\n`;
    const words = await said(configMap(entry));
    expect(words).toContain('Orchestrator: the backend');
    expect(words).toMatch(/RHDH 1\.10\.\d+ comes with version 8\.9\.5\./);
    expect(words).toContain('An image needs no integrity');
    expect(words).toContain('brings what it depends on: sonataflow.');
    expect(words).toContain('Its version comes from an included file: dynamic-plugins.default.yaml.');
    expect(words).toContain('it is **on**, as this list says.');
    expect(words).toMatch(/Holds for RHDH 1\.9, 1\.10/);
    expect(words).not.toContain('assumed');
  });

  test('what the operator adds to it', async () => {
    const entry = `      - package: ${image('orch<|>estrator-backend')}\n`;
    const words = await said(configMap(entry), { version: '1.9' });
    expect(words).toContain('brings what it depends on: sonataflow.');
  });

  test('where its integrity comes from, and the version that was meant', async () => {
    const entry = (more: string): string =>
      `      - package: "@redhat/backstage-plugin-orch<|>estrator@1.8.2"\n        disabled: true\n${more}`;
    const words = await said(configMap(entry('        integrity: sha512-x\n')), { version: '1.8.7' });
    expect(words).toContain('Its integrity is written in this list.');
    expect(words).toContain('it is written as @redhat/backstage-plugin-orchestrator@1.8.12.');
    expect(words).toContain('it is **off**, as this list says.');
    expect(await said(configMap(entry('')), { version: '1.8.7' })).toContain('It has no integrity');
    const known = entry('').replace('1.8.2', '1.8.12');
    expect(await said(configMap(known), { version: '1.8.7' })).toContain(
      'Its integrity comes from the rhdh-operator.',
    );
  });

  test('of others, as far as it is known', async () => {
    const local = '      - package: ./dynamic-plugins/dis<|>t/x\n';
    const words = await said(configMap(local));
    expect(words).toContain('A folder of the RHDH image.');
    expect(await said('plugins:\n  - package: oci://a/b<|>:1!c\n    disabled: true\n')).toContain('**off**');
  });

  test('that no release in question reads', async () => {
    const entry = '      - package: ref://red-hat-developer-hub-backstage-plugin-orch<|>estrator\n';
    const words = await said(configMap(entry), { version: '1.9' });
    expect(words).toMatch(/It does not hold for RHDH 1\.9\.\d+, which this file is judged for\./);
  });

  test('in Helm values and in quotes', async () => {
    const values =
      'orchestrator:\n  enabled: true\n  sonataflowPlatform: {}\nglobal:\n  dynamic:\n    plugins:\n      - package: ./dynamic-plugins/dis<|>t/x\n        disabled: true\n';
    expect(await said(values)).toContain('**off**');
  });
});

describe('what only some releases know', () => {
  const backstage = (lines: string): string =>
    `apiVersion: rhdh.redhat.com/v1alpha5\nkind: Backstage\n${lines}`;

  test('fields, values and API versions', async () => {
    expect(await said(backstage('spec:\n  fla<|>vours: []\n'))).toMatch(/Holds for RHDH 1\.10/);
    expect(await said(backstage('spec:\n  flavours:\n    - name: orch<|>estrator\n'))).toMatch(
      /Holds for RHDH 1\.10/,
    );
    expect(await said(backstage('').replace('v1alpha5', 'v1alpha<|>4'))).toMatch(
      /Holds for RHDH 1\.8, 1\.9, 1\.10/,
    );
    expect(await said(configMap('      - package: a\n        ena<|>bled: true\n'))).toMatch(
      /Holds for RHDH 2\.0.*\n+It does not hold for RHDH 1\.10/,
    );
    const subscription =
      'apiVersion: operators.coreos.com/v1alpha1\nkind: Subscription\nspec:\n  name: logic-operator\n  channel: sta<|>ble\n';
    expect(await said(subscription)).toMatch(/Holds for RHDH 1\.9, 1\.10/);
    expect(await said(subscription.replace('sta<|>ble', 'alp<|>ha'))).toContain(
      'No release of RHDH that is known here',
    );
  });

  test('what was assumed, and how to say it', async () => {
    const words = await said(backstage('spec:\n  fla<|>vours: []\n'), { from: 'default' });
    expect(words).toMatch(/RHDH 1\.10\.\d+ is assumed, the newest release\./);
    expect(words).toContain('rhdhOrchestrator.release');
    expect(await said(backstage('spec:\n  fla<|>vours: []\n'), { from: 'setting' })).not.toContain('assumed');
    expect(await said(backstage('spec:\n  data<|>base: {}\n'), { from: 'default' })).not.toContain('assumed');
  });

  test('nothing in files of others', async () => {
    expect(await said('apiVersion: v1\nkind: Service\nspec:\n  fla<|>vours: []\n')).toBe('');
  });
});
