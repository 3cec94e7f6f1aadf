import { expect, test } from 'vitest';
import { layouts, type ScaffoldAnswers } from '../../../src/core/scaffold/answers.ts';
import { scaffoldFiles } from '../../../src/core/scaffold/files.ts';
import { keptSecret } from '../../../src/core/scaffold/keptSecret.ts';
import { heldSecret, isSecretFolder } from '../../../src/core/scaffold/heldSecrets.ts';
import { homeOf, homeParents } from '../../../src/core/scaffold/layouts/index.ts';
import { secretHomes } from '../../../src/core/scaffold/secretHomes.ts';
import { targetOf } from '../../support/targets.ts';

const wanted = { namespace: 'rhdh', name: 'hub-backend-auth', key: 'BACKEND_SECRET' };
const secret = (metadata: string, value = 'v'): string =>
  `kind: Secret\nmetadata: {${metadata}}\nstringData: {BACKEND_SECRET: "${value}"}\n`;
const own = 'name: hub-backend-auth, namespace: rhdh';

test.each<[string, string | undefined, object]>([
  ['no file', undefined, { kind: 'none' }],
  ['an empty file', '\n', { kind: 'none' }],
  ['comments', '# Here belongs the Secret.\n', { kind: 'none' }],
  ['its own', secret(own), { kind: 'kept', value: 'v' }],
  [
    'its own among others',
    `${secret('name: a, namespace: b', 'w')}---\n${secret(own)}`,
    { kind: 'kept', value: 'v' },
  ],
  ['that of another target', secret('name: hub-backend-auth, namespace: dev'), { kind: 'none' }],
  ['one without a namespace', secret('name: hub-backend-auth'), { kind: 'hidden' }],
  ['its own without a value', secret(own, ''), { kind: 'hidden' }],
  ['another object', 'kind: ConfigMap\nmetadata: {name: a, namespace: b}\n', { kind: 'hidden' }],
  ['broken YAML', `${secret('name: a, namespace: b')}x: [\n`, { kind: 'hidden' }],
  ['other YAML', 'a: 1\n', { kind: 'hidden' }],
])('%s', (_, text, expected) => {
  expect(keptSecret(text, wanted)).toEqual(expected);
});

test.each<[string, Record<string, string>, object]>([
  [
    'in its own file',
    { 'dev/a': secret(own), a: secret(own, 'w') },
    { kind: 'kept', value: 'v', path: 'dev/a' },
  ],
  ['in another file', { 'dev/a': '# a', a: secret(own) }, { kind: 'kept', value: 'v', path: 'a' }],
  ['alike in two', { a: secret(own), b: secret(own) }, { kind: 'kept', value: 'v', path: 'a' }],
  ['not alike in two', { a: secret(own), b: secret(own, 'w') }, { kind: 'several', paths: ['a', 'b'] }],
  ['not in a value that says no name', { a: 'some-value' }, { kind: 'none' }],
  ['not in broken YAML of others', { a: 'x: [' }, { kind: 'none' }],
  [
    'perhaps in broken YAML that names it',
    { a: 'kind: Secret\nmetadata: {name: hub-backend-auth\n' },
    { kind: 'hidden', path: 'a' },
  ],
])('a folder holds it: %s', (_, texts, expected) => {
  expect(heldSecret({ path: 'dev/a', wanted }, new Map(Object.entries(texts)))).toEqual(expected);
});

test('every layout has its homes where Secrets are looked for', () => {
  const target = targetOf('1.10', { label: 'dev' });
  for (const layout of layouts) {
    const home = homeOf(target, { layout, targets: [target, target] });
    expect(isSecretFolder(home)).toBe(true);
    expect(homeParents).toContain(home.split('/').slice(0, -1).join('/'));
  }
  expect(isSecretFolder('some/deep/folder')).toBe(false);
});

test.each<ScaffoldAnswers['layout']>(['separate', 'single', 'kustomize'])(
  'each target has a home where the files are: %s',
  (layout) => {
    const targets = [
      targetOf('1.9', { label: 'dev', namespace: 'dev' }),
      targetOf('1.10', { label: 'prod', namespace: 'prod' }),
      targetOf('1.10', { label: 'chart', method: 'helm', installRhdhOperator: false }),
    ];
    for (const answers of [
      { what: ['all'], layout, targets },
      { what: ['all'], layout, targets: targets.slice(0, 1) },
    ] satisfies readonly ScaffoldAnswers[]) {
      const files = scaffoldFiles(answers, () => ({ backendSecret: 'a-secret-of-the-tests' }));
      const paths = files.filter(({ holdsSecret }) => holdsSecret).map(({ path }) => path);
      expect(secretHomes(answers).map(({ path }) => path)).toEqual(paths);
      expect(paths).toHaveLength(answers.targets.length === 1 ? 1 : 2);
    }
  },
);
