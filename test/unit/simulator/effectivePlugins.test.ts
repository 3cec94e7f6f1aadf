import { describe, expect, test } from 'vitest';
import type { Backstage } from '../../../sandbox/simulator/rhdh/backstage.ts';
import { effectivePlugins } from '../../../sandbox/simulator/rhdh/effectivePlugins.ts';
import { dependenciesOf } from '../../../sandbox/simulator/rhdh/mergePlugins.ts';
import type { Release } from '../../../src/core/release.ts';
import { resolveRelease } from '../../../src/core/releases/index.ts';
import { describeWithShared, readShared } from '../../support/sharedFolder.ts';

function releaseOf(line: string): Release {
  const release = resolveRelease(line);
  if (release === undefined) throw new Error(`There is no release ${line}.`);
  return release;
}

function backstage(spec: Backstage['spec'] = {}): Backstage {
  return {
    apiVersion: 'rhdh.redhat.com/v1alpha5',
    kind: 'Backstage',
    metadata: { name: 'hub', namespace: 'rhdh', uid: '1' },
    spec,
  };
}

function refs(line: string, spec: Backstage['spec'], text?: string): readonly string[] | string {
  const data = text === undefined ? undefined : { 'dynamic-plugins.yaml': text };
  const effective = effectivePlugins(backstage(spec), releaseOf(line), data);
  return 'failure' in effective ? effective.failure : dependenciesOf(effective.file);
}

/** The backend's entry as a user of a release writes it, without the dependency. */
function backendEntry(line: string): string {
  const { plugins, defaults } = releaseOf(line);
  const backend = plugins.find(({ role }) => role === 'backend');
  return `plugins:\n- package: '${backend?.package}'\n  ${defaults.switch}\n`;
}

describe('the plugins that RHDH runs', () => {
  test.each(['1.10', '2.0', '2.1'])('depend on SonataFlow by the flavour in %s', (line) => {
    expect(refs(line, { flavours: [{ name: 'orchestrator' }] })).toEqual(['sonataflow']);
    expect(refs(line, {})).toEqual([]);
    expect(refs(line, { flavours: [] })).toEqual([]);
    expect(refs(line, { flavours: [{ name: 'orchestrator', enabled: false }] })).toEqual([]);
  });

  test.each([
    ['1.7', []],
    ['1.8', ['sonataflow']],
    ['1.9', ['sonataflow']],
    ['1.10', []],
    ['2.0', []],
  ])('inherit the dependency in %s: %j', (line, expected) => {
    expect(refs(line, {}, backendEntry(line))).toEqual(expected);
  });

  test('keep the dependency of the flavour unless the user clears it', () => {
    const flavours = [{ name: 'orchestrator' }];
    expect(refs('1.10', { flavours }, backendEntry('1.10'))).toEqual(['sonataflow']);
    expect(refs('1.10', { flavours }, `${backendEntry('1.10')}  dependencies: []\n`)).toEqual([]);
  });
});

describeWithShared('recordings/rhdh-operator', 'what the operator says of a file it cannot use', () => {
  interface Recorded {
    readonly conditions: readonly { readonly message: string }[];
  }
  const folders = { 'release-1.7': '1.7', 'release-1.8': '1.8', 'release-1.10': '1.10', main: '2.0' };
  const recorded = (folder: string, name: string) =>
    (JSON.parse(readShared(`recordings/rhdh-operator/${folder}/${name}.json`)) as Recorded).conditions[0]
      ?.message;
  const upToYaml = (message = '') => message.replace(/yaml: [^]*$/, 'yaml: …');

  test.each(Object.entries(folders))('%s: no such key, and no YAML', (folder, line) => {
    const missing = effectivePlugins(backstage(), releaseOf(line), {});
    expect(missing).toEqual({ failure: recorded(folder, 'merge-m12-key-missing') });
    // Our reader has other words for what is wrong with the YAML.
    const said = refs(line, {}, 'plugins:\n- package: a\n  package2\n  b: {\n');
    expect(upToYaml(String(said))).toBe(upToYaml(recorded(folder, 'merge-m10-invalid-yaml')));
  });

  test.each([
    ['release-1.10', '1.10'],
    ['main', '2.0'],
  ])('%s: a flavour that does not exist', (folder, line) => {
    const spec = { flavours: [{ name: 'orchestratr' }] };
    expect(refs(line, spec)).toBe(recorded(folder, 'flavour-unknown'));
  });
});
