import { describe, expect, test } from 'vitest';
import { releases } from '../../../../src/core/releases/index.ts';
import { judge } from '../../../../src/language/judging/judge.ts';
import { yamlText } from '../../../../src/language/text/document.ts';
import { contextOf } from '../../../support/judging.ts';
import { surroundingsFor, type Files } from '../../../support/workspaceFiles.ts';

const subscription = (name: string, channel: string, namespace = 'operators'): string =>
  `apiVersion: operators.coreos.com/v1alpha1
kind: Subscription
metadata: {name: ${name}, namespace: ${namespace}}
spec: {name: ${name}, channel: ${channel}, source: redhat-operators, sourceNamespace: openshift-marketplace}
`;
const old = subscription('logic-operator-rhel8', 'alpha');
const renamed = subscription('logic-operator', 'stable');
const hub = (version: string): string =>
  `apiVersion: rhdh.redhat.com/${version}\nkind: Backstage\nmetadata: {name: hub, namespace: rhdh}\n`;

/** `path "what is marked"` for what a rule says where nobody said which release is meant. */
function found(code: string, files: Files): readonly string[] {
  const surroundings = surroundingsFor(files);
  return Object.entries(files).flatMap(([path, text]) => {
    const known = { target: undefined, candidates: releases, fileName: `/ws/${path}`, surroundings };
    return judge(yamlText(text), contextOf('1.10', known))
      .findings.filter((finding) => finding.code === code)
      .map(({ range }) => `${path} ${text.slice(range.start, range.end)}`);
  });
}

describe('sub-conflict', () => {
  test('both packages in one namespace, in one file or two of a folder', () => {
    expect(found('sub-conflict', { 'a.yaml': `${renamed}---\n${old}` })).toEqual([
      'a.yaml logic-operator-rhel8',
    ]);
    expect(found('sub-conflict', { 'a.yaml': old, 'b.yaml': renamed })).toEqual(['b.yaml logic-operator']);
  });

  test.each<[string, Files]>([
    ['one of them', { 'a.yaml': renamed }],
    ['folders of variants', { '1.8/a.yaml': old, '1.9/a.yaml': renamed }],
    [
      'namespaces of their own',
      { 'a.yaml': `${old}---\n${subscription('logic-operator', 'stable', 'other')}` },
    ],
    ['others', { 'a.yaml': `${old}---\n${subscription('serverless-operator', 'stable')}` }],
  ])('nothing of %s', (_, files) => {
    expect(found('sub-conflict', files)).toEqual([]);
  });
});

describe('sub-release', () => {
  const operators = `${subscription('rhdh', 'fast-1.8')}---\n${old}`;

  test('operators of a release that does not serve the object beside them', () => {
    expect(found('sub-release', { 'hub.yaml': hub('v1alpha5'), 'operators.yaml': operators })).toEqual([
      'operators.yaml fast-1.8',
      'operators.yaml logic-operator-rhel8',
    ]);
  });

  test.each<[string, Files]>([
    ['an object that the release serves', { 'hub.yaml': hub('v1alpha4'), 'operators.yaml': operators }],
    ['operators alone', { 'operators.yaml': operators }],
    ['an object in another folder', { 'x/hub.yaml': hub('v1alpha5'), 'operators.yaml': operators }],
    [
      'operators of a later release',
      {
        'hub.yaml': hub('v1alpha5'),
        'operators.yaml': `${subscription('rhdh', 'fast-1.10')}---\n${renamed}`,
      },
    ],
    ['a channel that floats', { 'hub.yaml': hub('v1alpha5'), 'a.yaml': subscription('rhdh', 'fast') }],
  ])('nothing of %s', (_, files) => {
    expect(found('sub-release', files)).toEqual([]);
  });
});
