import { describe, expect, test } from 'vitest';
import { dpWiring } from '../../../../src/core/rules/dynamicPlugins/dpWiring.ts';
import { releaseLines } from '../../../../src/core/releases/index.ts';
import { ruleFindings } from '../../../support/ruleFindings.ts';

function judge(frontend: unknown, version?: string) {
  const plugins = [{ package: './a', pluginConfig: { dynamicPlugins: { frontend } } }];
  return ruleFindings(dpWiring, { plugins }, version === undefined ? {} : { version }).map(({ path }) =>
    path.slice(5).join('.'),
  );
}

describe('the wiring of a frontend plugin', () => {
  test.each(releaseLines())('is a mapping of lists in %s', (version) => {
    expect(judge({ x: [{ mountPoint: 'm' }] }, version)).toEqual(['x']);
    expect(judge({ x: { mountPoints: { mountPoint: 'm' }, dynamicRoutes: [] } }, version)).toEqual([
      'x.mountPoints',
    ]);
  });

  test('what belongs into an item is found where it stands', () => {
    expect(judge({ x: { mountPoint: 'm', importName: 'n', config: {} } })).toEqual([
      'x.mountPoint',
      'x.importName',
    ]);
  });

  test.each([
    [{}],
    [{ x: {} }],
    [{ x: null }],
    [{ x: { mountPoints: [], entityTabs: null, routeBindings: { bindings: [] }, somethingNew: 1 } }],
    ['text'],
    [[1]],
    [null],
  ])('%j is left alone', (frontend) => {
    expect(judge(frontend)).toEqual([]);
  });
});
