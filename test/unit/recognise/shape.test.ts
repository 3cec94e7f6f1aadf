import { describe, expect, it } from 'vitest';
import { configMapKind } from '../../../src/core/recogniseConfigMap.ts';
import { shapeOf } from '../../../src/core/recogniseShape.ts';

describe('what a mapping without kind is', () => {
  it.each<[shape: string | undefined, value: Readonly<Record<string, unknown>>]>([
    ['helm-values', { global: { dynamic: { includes: [] } } }],
    ['helm-values', { orchestrator: { enabled: true, sonataflowPlatform: {} } }],
    ['helm-infra-values', { serverlessOperator: { enabled: false } }],
    ['helm-infra-values', { serverlessLogicOperator: { subscription: { spec: {} } } }],
    ['app-config', { orchestrator: { dataIndexService: { url: 'x' } }, app: {} }],
    ['dynamic-plugins', { plugins: [{ package: 'ref://x' }] }],
    [undefined, { orchestrator: { enabled: true } }],
    [undefined, { global: { dynamic: 'yes' } }],
    [
      'helm-infra-values',
      { serverlessOperator: { enabled: true, channel: 'x' }, serverlessLogicOperator: { enabled: true } },
    ],
    ['dynamic-plugins', { includes: ['dynamic-plugins.default.yaml'], plugins: [], disabled: false }],
    [undefined, { disabled: false }],
    [undefined, { serverlessOperator: { enabled: true, channel: 'stable' } }],
    [undefined, { serverlessOperator: 'x' }],
    [undefined, { backend: { auth: {} } }],
    [undefined, { plugins: [{ package: './dynamic-plugins/dist/x' }], version: 1 }],
  ])('%s: %j', (shape, value) => {
    expect(shapeOf(value, 'a.yaml')).toBe(shape);
  });
});

describe('what a ConfigMap holds', () => {
  const kindOf = (data: Readonly<Record<string, unknown>>): string | undefined =>
    configMapKind({ metadata: { name: 'x' }, data });

  it.each([
    'orchestrator:\n  dataIndexService:\n    url: x\n',
    'permission:\n  rbac:\n    pluginsWithPermission:\n      - catalog\n      - orchestrator\n',
    'backend:\n  auth:\n    externalAccess:\n      - options:\n          subject: orchestrator\n',
    'dynamicPlugins:\n  frontend:\n    red-hat-developer-hub.backstage-plugin-orchestrator: {}\n',
  ])('an app-config that has to do with the Orchestrator: %j', (text) => {
    expect(kindOf({ 'app-config-rhdh.yaml': text })).toBe('app-config-configmap');
    expect(kindOf({ 'dynamic-plugins.yaml': '', 'app-config.yaml': text })).toBe('dynamic-plugins-configmap');
    expect(kindOf({ 'notes.yaml': text })).toBeUndefined();
  });

  it('app-configs about something else are no business of ours', () => {
    expect(kindOf({ 'app-config.yaml': 'app:\n  title: orchestrator of things\n' })).toBeUndefined();
    expect(kindOf({ 'app-config.yaml': null })).toBeUndefined();
  });
});
