import { describe, expect, test } from 'vitest';
import { plain } from '../../../../src/core/message.ts';
import { resolveRelease } from '../../../../src/core/releases/index.ts';
import { targetFiles } from '../../../../src/language/workspace/targetFiles.ts';
import { targetOf, type Claims } from '../../../../src/language/workspace/targets.ts';
import { parseTargetText } from '../../../../src/core/yaml/targetText.ts';

const file = `version: 1
targets:
  - name: old
    release: "1.8"
    backstage: {name: a, namespace: ns-a}
    files: [old/**]
  - name: new
    release: "1.10"
    backstage: {name: b, namespace: ns-b}
`;
const { targets } = parseTargetText(file);
const backstage = (apiVersion: string) => ({
  apiVersion,
  kind: 'Backstage',
  metadata: { name: 'hub', namespace: 'rhdh' },
});

function judgedBy(claims: Partial<Claims>) {
  const { from, release, target, findings } = targetOf({ text: '', values: () => [], ...claims });
  return {
    from,
    line: release.line,
    name: target?.name,
    said: findings.map(({ message }) => plain(message)),
  };
}

describe('what a file is judged against', () => {
  test('a comment goes before everything', () => {
    const text = '# rhdh-orchestrator: target=old\nkind: x\n';
    expect(judgedBy({ text, targetFile: { targets, relativePath: 'new/x.yaml' } })).toMatchObject({
      from: 'comment',
      line: '1.8',
      name: 'a',
    });
  });

  test('a comment that names no target is reported, and the next claim counts', () => {
    const text = '# rhdh-orchestrator: target=nobody\n';
    const judged = judgedBy({ text, targetFile: { targets, relativePath: 'old/x.yaml' } });
    expect(judged).toMatchObject({ from: 'targetFile', line: '1.8', name: 'a' });
    expect(judged.said[0]).toContain('nobody');
  });

  test('the first target of the file whose globs match', () => {
    expect(judgedBy({ targetFile: { targets, relativePath: 'old/deep/x.yaml' } })).toMatchObject({
      name: 'a',
    });
    expect(judgedBy({ targetFile: { targets, relativePath: 'x.yaml' } })).toMatchObject({
      from: 'targetFile',
      name: 'b',
    });
  });

  test('the setting, with the name that the file itself gives', () => {
    const setting = resolveRelease('1.9');
    if (setting === undefined) throw new Error('no 1.9');
    const values = () => [backstage('rhdh.redhat.com/v1alpha5')];
    expect(judgedBy({ setting, values })).toMatchObject({ from: 'setting', line: '1.9', name: 'hub' });
  });

  test('the API version of the Backstage object', () => {
    const line = (version: string) =>
      judgedBy({ values: () => [backstage(`rhdh.redhat.com/${version}`)] }).line;
    const newest = judgedBy({}).line;
    expect(line('v1alpha5')).toBe(newest);
    expect(line('v1alpha3')).toBe('1.7');
    expect(judgedBy({ values: () => [backstage('rhdh.redhat.com/v1alpha5')] })).toMatchObject({
      from: 'documents',
      name: 'hub',
    });
  });

  test('what the Backstage object says about the flavour and its database', () => {
    const chosen = (spec: object) => {
      const values = () => [{ ...backstage('rhdh.redhat.com/v1alpha5'), spec }];
      const { target } = targetOf({ text: '', values });
      return [target?.plugins, target?.ownPlatform];
    };
    const flavours = (enabled: boolean) => ({ flavours: [{ name: 'orchestrator', enabled }] });
    expect(chosen({})).toEqual(['configmap', false]);
    expect(chosen(flavours(true))).toEqual(['flavour', false]);
    expect(chosen(flavours(false))).toEqual(['configmap', false]);
    expect(chosen({ database: { enableLocalDb: false } })).toEqual(['configmap', true]);
    expect(chosen({ database: { authSecretName: 'mine' } })).toEqual(['configmap', true]);
  });

  test('else the newest final release, without a target', () => {
    expect(judgedBy({})).toMatchObject({ from: 'default', name: undefined, said: [] });
    expect(targetOf({ text: '', values: () => [] }).release.final).toBe(true);
  });

  test('a name that no Backstage object can have makes no target', () => {
    const values = () => [
      { ...backstage('rhdh.redhat.com/v1alpha5'), metadata: { name: '{{x}}', namespace: 'rhdh' } },
    ];
    expect(judgedBy({ values }).name).toBeUndefined();
  });
});

describe('the target file above a file', () => {
  const read: string[] = [];
  const files: Record<string, string> = { '/w/.t': file, '/w/deep/.t': 'broken: [' };
  const found = targetFiles(
    {
      read(path) {
        read.push(path);
        return Promise.resolve(files[path]);
      },
    },
    '.t',
  );

  test('is the nearest, with the path from there', async () => {
    expect(await found.for('/w/old/x.yaml')).toMatchObject({
      relativePath: 'old/x.yaml',
      targets: { length: 2 },
    });
    expect(await found.for('/w/deep/x.yaml')).toMatchObject({
      path: '/w/deep/.t',
      relativePath: 'x.yaml',
      targets: [],
    });
    expect(await found.for('/else/x.yaml')).toBeUndefined();
  });

  test('is read once, until it is said to have changed', async () => {
    const before = read.length;
    await found.for('/w/old/x.yaml');
    expect(read).toHaveLength(before);
    files['/w/.t'] = 'version: 1\ntargets: []\n';
    found.forget();
    expect(await found.for('/w/old/x.yaml')).toMatchObject({
      path: '/w/.t',
      relativePath: 'old/x.yaml',
      targets: [],
    });
  });
});
