import { describe, expect, test } from 'vitest';
import { plain } from '../../../src/core/message.ts';
import { backstageNameProblem, namespaceProblem, targetLabelProblem } from '../../../src/core/names.ts';
import { releaseLines, resolveRelease } from '../../../src/core/releases/index.ts';
import {
  listsFlavour,
  operatorMakesPlatform,
  operatorMakesPolicies,
  targetDefaults,
} from '../../../src/core/target/target.ts';
import { parseTarget } from '../../../src/core/target/targetParse.ts';
import { targetOf } from '../../support/targets.ts';

const backstage = { name: 'hub', namespace: 'rhdh' };

/** `path: words` of each finding, or the target's own words where there is none. */
function findings(answers: unknown): readonly string[] {
  const parsed = parseTarget(answers);
  return parsed.ok ? [] : parsed.findings.map(({ path, message }) => `${path.join('.')}: ${plain(message)}`);
}

describe('defaults', () => {
  test.each([
    ['1.7', 'configmap'],
    ['1.8', 'configmap'],
    ['1.9', 'configmap'],
    ['1.10', 'flavour'],
    ['2.0', 'flavour'],
    ['2.1', 'flavour'],
  ])('RHDH %s switches the plugins on by %s', (release, plugins) => {
    const parsed = parseTarget({ release, backstage });
    expect(parsed.ok && parsed.target).toMatchObject({
      ...backstage,
      plugins,
      method: 'operator',
      approval: 'Automatic',
      ownPlatform: false,
      installRhdhOperator: false,
      catalog: { source: 'redhat-operators', sourceNamespace: 'openshift-marketplace' },
    });
  });

  test('without the operator nobody reads a flavour', () => {
    const { release } = targetOf('2.0');
    expect(targetDefaults(release, 'none').plugins).toBe('configmap');
  });

  test('an exact patch release is kept, a line is its newest', () => {
    const versions = ['1.8.5', '1.8'].map((release) => {
      const parsed = parseTarget({ release, backstage });
      return parsed.ok ? parsed.target.release.version : undefined;
    });
    expect(versions).toEqual(['1.8.5', resolveRelease('1.8')?.version]);
  });

  test('a key without a value counts as left out', () => {
    const answers = { release: '1.10', backstage, plugins: null, approval: null, catalog: null, name: null };
    expect(findings(answers)).toEqual([]);
  });
});

describe('what is wrong is said, at its place', () => {
  const known = releaseLines().join(', ');

  test.each([
    ['no mapping', 'x', [': A target is a mapping with release, backstage and options.']],
    [
      'nothing',
      {},
      [
        `release: A release is needed, as text; known are ${known}.`,
        'backstage.namespace: This is needed, as text.',
        'backstage.name: This is needed, as text.',
      ],
    ],
    [
      'a release without quotes',
      { release: 1.1, backstage },
      ['release: Write the release in quotes: without them 1.10 is the number 1.1.'],
    ],
    [
      'an unknown release',
      { release: '1.11', backstage },
      [`release: RHDH 1.11 is not known here; known are ${known} and their patch releases.`],
    ],
    [
      'an unknown patch of a known line',
      { release: '1.10.99', backstage },
      ['release: RHDH 1.10.99 is not known here; known in its line: 1.10.0, 1.10.1, 1.10.2, 1.10.3.'],
    ],
    [
      'a misspelt field',
      { release: '1.10', backstage, aproval: 'Manual' },
      [
        'aproval: There is no field "aproval" here; there are name, release, backstage, plugins, method, approval, installRhdhOperator, ownPlatform, catalog, olm, database, workflowNamespaces, monitoring, cicd, notifications, loki, permissions, mirrors, resources, files.',
      ],
    ],
    [
      'a misspelt field inside',
      { release: '1.10', backstage: { ...backstage, ns: 'x' } },
      ['backstage.ns: There is no field "ns" here; there are name, namespace.'],
    ],
    [
      'wrong values',
      { release: '1.10', backstage, approval: 'auto', ownPlatform: 'yes', catalog: { source: 5 } },
      [
        'approval: approval is one of Automatic, Manual.',
        'ownPlatform: ownPlatform is true or false.',
        'catalog.source: This is needed, as text.',
      ],
    ],
    [
      'an empty name',
      { release: '1.10', backstage: { name: '', namespace: '' } },
      ['backstage.namespace: A name is needed.', 'backstage.name: A name is needed.'],
    ],
    [
      'a flavour before there were any',
      { release: '1.9', backstage, plugins: 'flavour' },
      ['plugins: RHDH 1.9 has no orchestrator flavour: switch the plugins on by ConfigMap.'],
    ],
    [
      'a flavour without its reader',
      { release: '2.0', backstage, plugins: 'flavour', method: 'none' },
      ['plugins: Only the rhdh-operator reads flavours: without it, switch the plugins on by ConfigMap.'],
    ],
    [
      'an operator that is not used',
      { release: '2.0', backstage, method: 'none', installRhdhOperator: true },
      ['installRhdhOperator: The RHDH operator is installed with the method "operator" only.'],
    ],
  ])('%s', (_name, answers, expected) => {
    expect(findings(answers)).toEqual(expected);
  });

  test('paths start where the caller says', () => {
    const parsed = parseTarget({ release: '1.10', backstage: {} }, ['targets', 2]);
    expect(!parsed.ok && parsed.findings.map(({ path }) => path.join('.'))).toEqual([
      'targets.2.backstage.namespace',
      'targets.2.backstage.name',
    ]);
  });
});

describe('names', () => {
  const words = (said: Parameters<typeof plain>[0] | undefined): string | undefined =>
    said === undefined ? undefined : plain(said);

  test.each([
    ['1.7', 48, 'backstage-psql-<name>'],
    ['1.8', 36, 'create-sonataflow-database-<name>'],
    ['2.1', 36, 'create-sonataflow-database-<name>'],
  ])('RHDH %s: at most %i characters, and why', (line, longest, reason) => {
    const { release } = targetOf(line);
    expect(backstageNameProblem('x'.repeat(longest), release)).toBeUndefined();
    const problem = words(backstageNameProblem('x'.repeat(longest + 1), release));
    expect(problem).toContain(`at most ${longest} characters here, this has ${longest + 1}`);
    expect(problem).toContain(reason);
  });

  test.each([
    ['helm', 'local', 42, '<name>-create-sf-db-<chart version> of the chart'],
    ['helm', 'external', 42, '<name>-create-sf-db-<chart version> of the chart'],
    ['none', 'local', 48, 'the Service backstage-psql-<name> of the database'],
    ['none', 'external', 63, 'A name has at most 63 characters; this has 64.'],
  ] as const)(
    'without the rhdh-operator (%s, %s): at most %i characters',
    (method, database, longest, reason) => {
      const { release } = targetOf('1.10');
      const users = { method, database };
      expect(backstageNameProblem('x'.repeat(longest), release, users)).toBeUndefined();
      expect(words(backstageNameProblem('x'.repeat(longest + 1), release, users))).toContain(reason);
    },
  );

  test.each([
    ['hub-1', undefined],
    ['1hub', undefined],
    ['', 'A name is needed.'],
    ['Hub', 'Only lower-case letters are allowed.'],
    ['a.b', 'A dot is not allowed: the Service of this name would be refused.'],
    ['-a', 'Only lower-case letters, digits and "-" are allowed, with a letter or digit at both ends.'],
    ['a-', 'Only lower-case letters, digits and "-" are allowed, with a letter or digit at both ends.'],
    ['a b', 'Only lower-case letters, digits and "-" are allowed, with a letter or digit at both ends.'],
    ['ä', 'Only lower-case letters, digits and "-" are allowed, with a letter or digit at both ends.'],
  ])('"%s"', (name, problem) => {
    expect(words(backstageNameProblem(name, targetOf('1.10').release))).toBe(problem);
  });

  test('a namespace has at most 63 characters', () => {
    expect(namespaceProblem('x'.repeat(63))).toBeUndefined();
    expect(words(namespaceProblem('x'.repeat(64)))).toBe(
      'A namespace has at most 63 characters; this has 64.',
    );
    expect(words(namespaceProblem('a.b'))).toContain('dot');
  });

  test('a target is named so that a comment can say it', () => {
    expect(targetLabelProblem('Dev_1.2-x')).toBeUndefined();
    for (const wrong of ['', 'a b', '-a', 'ä', 'x'.repeat(64)])
      expect(targetLabelProblem(wrong)).toBeDefined();
  });
});

describe('what the operator makes', () => {
  test.each([
    ['1.8', {}, true, true, false],
    ['1.8', { ownPlatform: true }, false, false, false],
    ['1.8', { method: 'none' }, false, false, false],
    ['1.10', { plugins: 'flavour' }, true, true, true],
    ['2.1', {}, true, true, true],
    ['2.1', { ownPlatform: true }, false, true, true],
    ['2.1', { method: 'none' }, false, false, false],
  ] as const)('RHDH %s %o', (line, choices, platform, policies, flavour) => {
    const target = targetOf(line, choices);
    expect(operatorMakesPlatform(target)).toBe(platform);
    expect(operatorMakesPolicies(target)).toBe(policies);
    expect(listsFlavour(target)).toBe(flavour);
  });
});
