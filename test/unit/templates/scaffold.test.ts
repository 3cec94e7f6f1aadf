import { describe, expect, test } from 'vitest';
import { objectsOf } from '../../../src/core/artifact.ts';
import { plain } from '../../../src/core/message.ts';
import { releaseLines } from '../../../src/core/releases/index.ts';
import { fileOf, standing } from '../../../src/core/templates/file.ts';
import { scaffold, templateOf, templates } from '../../../src/core/templates/index.ts';
import { printStream } from '../../../src/core/yaml/print.ts';
import type { Target } from '../../../src/core/target/target.ts';
import { readValues } from '../../../src/core/yaml/parse.ts';
import { targetOf } from '../../support/targets.ts';

const secrets = { backendSecret: 'a-secret-of-the-tests' };

function paths(target: Target): readonly string[] {
  return scaffold(['all'], target, secrets).map(({ path }) => path.slice(3));
}

describe('the set', () => {
  test('plugins by ConfigMap', () => {
    expect(paths(targetOf('1.10'))).toEqual([
      'serverless.yaml',
      'serverless-logic.yaml',
      'rhdh-operator.yaml',
      'knative.yaml',
      'namespace.yaml',
      'dynamic-plugins.yaml',
      'app-config.yaml',
      'backend-secret.yaml',
      'backstage.yaml',
    ]);
  });

  test('a flavour needs no ConfigMap, unless its dependency is cleared', () => {
    expect(paths(targetOf('1.10', { plugins: 'flavour' }))).not.toContain('dynamic-plugins.yaml');
    expect(paths(targetOf('1.10', { plugins: 'flavour', ownPlatform: true }))).toContain(
      'dynamic-plugins.yaml',
    );
  });

  test.each(releaseLines())('RHDH %s: the operator keeps what it makes itself', (line) => {
    const made = paths(targetOf(line));
    expect(made).not.toContain('sonataflow-platform.yaml');
    expect(made).not.toContain('network-policies.yaml');
  });

  test('an own platform is written, and policies unless the flavour brings them all the same', () => {
    expect(paths(targetOf('2.0', { ownPlatform: true }))).toEqual(
      expect.arrayContaining(['network-policies.yaml', 'sonataflow-platform.yaml']),
    );
    const draft = paths(targetOf('2.1', { ownPlatform: true }));
    expect(draft).toContain('sonataflow-platform.yaml');
    expect(draft).not.toContain('network-policies.yaml');
  });

  test('without the operator nothing is written for it to read', () => {
    const made = paths(targetOf('2.1', { method: 'none', installRhdhOperator: false }));
    expect(made).not.toContain('backstage.yaml');
    expect(made).toEqual(expect.arrayContaining(['network-policies.yaml', 'sonataflow-platform.yaml']));
  });

  test('asked for twice, a file is written once', () => {
    const target = targetOf('1.9');
    expect(scaffold(['backstage', 'all', 'infra'], target)).toEqual(scaffold(['all'], target));
  });
});

describe('the flavour', () => {
  test.each([
    ['1.10', 'configmap', false],
    ['1.10', 'flavour', true],
    ['2.0', 'configmap', false],
    // The policies come from the flavour there, so that a ConfigMap alone would leave the traffic closed.
    ['2.1', 'configmap', true],
  ] as const)('RHDH %s by %s', (line, plugins, listed) => {
    const files = scaffold(['backstage'], targetOf(line, { plugins }));
    const spec = files.flatMap(objectsOf).at(-1)?.['spec'];
    expect(JSON.stringify(spec).includes('"flavours":[{"name":"orchestrator"}]')).toBe(listed);
  });
});

describe('comments', () => {
  function notes(target: Target, what: Parameters<typeof templateOf>[0]): string {
    return scaffold([what], target)
      .flatMap((artifact) => artifact.notes.map(plain))
      .join('\n');
  }

  test('platform and policies by name are a preview where the operator makes them', () => {
    for (const what of ['platform', 'network-policies'] as const) {
      expect(notes(targetOf('1.8'), what)).toContain('Preview:');
      expect(notes(targetOf('1.8', { ownPlatform: true }), what)).not.toContain('Preview:');
      expect(templateOf(what).preview?.(targetOf('1.8'))).toBeDefined();
    }
    expect(notes(targetOf('2.1', { ownPlatform: true }), 'network-policies')).toContain('Preview:');
  });

  test('the name of the target picks it in the editor', () => {
    expect(notes(targetOf('1.10', { label: 'dev' }), 'infra')).toContain('rhdh-orchestrator: target=dev');
  });

  test('an unreleased line says so', () => {
    expect(notes(targetOf('2.1'), 'infra')).toContain('not released yet');
    expect(notes(targetOf('1.10'), 'infra')).not.toContain('not released yet');
  });
});

describe('the secret', () => {
  test('stands in a file of its own', () => {
    const files = scaffold(['all'], targetOf('1.10'), secrets).map(fileOf);
    const holding = files.filter(({ text }) => text.includes(secrets.backendSecret));
    expect(holding.map(({ path, holdsSecret }) => [path, holdsSecret])).toEqual([
      ['23-backend-secret.yaml', true],
    ]);
  });

  test('a stream without it says what belongs there and still parses', () => {
    const stream = printStream(scaffold(['backstage'], targetOf('1.10')));
    expect(stream).toContain('# Here belongs the Secret hub-backend-auth');
    const documents = readValues(stream, { version: '1.1' });
    expect(documents?.map((document) => (document as { kind: string }).kind)).toEqual([
      'ConfigMap',
      'Backstage',
    ]);
  });
});

test('a catalog of a mirror reaches every Subscription', () => {
  const catalog = { source: 'mirror', sourceNamespace: 'mirrors' };
  const text = printStream(scaffold(['infra'], targetOf('1.10', { catalog })));
  expect(text.match(/source: mirror\n/g)).toHaveLength(3);
  expect(text).not.toContain('source: redhat-operators');
});

test('every template is found by its name', () => {
  expect(templates.map(({ what }) => templateOf(what))).toEqual(templates);
});

test('line ends converted by a version control system are no difference', () => {
  expect(standing(undefined, 'a: 1\n')).toBe('new');
  expect(standing('a: 1\r\n', 'a: 1\n')).toBe('unchanged');
  expect(standing('a: 2\n', 'a: 1\n')).toBe('differs');
});
