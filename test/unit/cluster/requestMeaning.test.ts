import { expect, test } from 'vitest';
import { meaningOf } from '../../../src/cluster/requestMeaning.ts';

test.each([
  ['GET', '/api/v1/namespaces', { verb: 'list', resource: 'namespaces' }],
  ['GET', '/api/v1/namespaces/a', { verb: 'get', resource: 'namespaces' }],
  ['PATCH', '/api/v1/namespaces/a', { verb: 'patch', resource: 'namespaces' }],
  ['GET', '/api/v1/namespaces/a/secrets', { verb: 'list', resource: 'secrets', namespace: 'a' }],
  ['DELETE', '/api/v1/namespaces/a/secrets/b', { verb: 'delete', resource: 'secrets', namespace: 'a' }],
  ['GET', '/apis/apps/v1/deployments', { verb: 'list', resource: 'deployments.apps' }],
  [
    'POST',
    '/apis/operators.coreos.com/v1alpha1/namespaces/a/subscriptions',
    { verb: 'create', resource: 'subscriptions.operators.coreos.com', namespace: 'a' },
  ],
  ['GET', '/version', { verb: 'get', resource: '/version' }],
  ['GET', '/apis/apps/v1', { verb: 'get', resource: '/apis/apps/v1' }],
])('%s %s', (method, path, meaning) => {
  expect(meaningOf(method, path)).toEqual(meaning);
});
