import { describe, expect, test } from 'vitest';
import { packageKey, parsePackage } from '../../../src/core/dynamicPlugins/pluginPackage.ts';
import { describeWithShared } from '../../support/sharedFolder.ts';
import { observed } from '../../support/installerOracle.ts';

describe('what a package names', () => {
  test.each([
    ['./dynamic-plugins/dist/a', { kind: 'local', path: './dynamic-plugins/dist/a' }],
    ['ref://a', { kind: 'ref', name: 'a' }],
    ['@scope/a@1.2.3', { kind: 'npm', name: '@scope/a', version: '1.2.3' }],
    ['a', { kind: 'npm', name: 'a' }],
    ['a@npm:@scope/b@^1', { kind: 'npm', name: 'a@npm:@scope/b', version: '^1' }],
    ['https://x.example/p-1.tgz', { kind: 'npm', name: 'https://x.example/p-1.tgz' }],
    ['owner/repo#v1', { kind: 'git', url: 'owner/repo', commit: 'v1' }],
    ['git+https://g.example/x/y.git', { kind: 'git', url: 'git+https://g.example/x/y.git' }],
    ['oci://quay.io/a/b:1', { kind: 'oci', image: 'oci://quay.io/a/b', version: '1' }],
    [
      'oci://host:5000/b:{{inherit}}!p',
      { kind: 'oci', image: 'oci://host:5000/b', version: '{{inherit}}', path: 'p' },
    ],
    ['oci://quay.io/a/b@sha256:aa', { kind: 'oci', image: 'oci://quay.io/a/b', version: 'sha256:aa' }],
    ['oci://quay.io/a/b', { kind: 'malformedOci', text: 'oci://quay.io/a/b' }],
    ['', { kind: 'npm', name: '' }],
  ])('%s', (text, plugin) => {
    expect(parsePackage(text)).toEqual(plugin);
  });

  // Each folder doubled the time that it took to see that there is no tag.
  test('an image in very many folders, without a tag', () => {
    const text = `oci://quay.io${'/a'.repeat(5000)}!p`;
    expect(parsePackage(text)).toEqual({ kind: 'malformedOci', text });
  });
});

/** 1.9.0–1.9.2 take what follows the first colon for a tag: the grammar is that of 1.9.3. */
const hostAndPort: readonly string[] = ['oci://host:5000/a/p1!p1', 'oci://p1:1!p1'];

describeWithShared('oracle/installers', 'keys, as the installers have them', () => {
  test.each(['1.9.0', '1.9', '1.10', '2.x', '2.x-next'])('%s', (line) => {
    const plugins = observed(line)
      .flatMap(({ verdict }) => verdict.plugins ?? [])
      .filter((plugin) => !hostAndPort.includes(plugin.package));
    expect(plugins.length).toBeGreaterThan(700);
    for (const plugin of plugins) expect(packageKey(parsePackage(plugin.package))).toBe(plugin.key);
  });
});
