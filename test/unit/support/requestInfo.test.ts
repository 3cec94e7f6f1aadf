import { expect, test } from 'vitest';
import { requestInfo } from '../../support/requestInfo.ts';

test.each([
  ['GET /api/v1/namespaces', 'list namespaces'],
  ['GET /api/v1/namespaces/rhdh', 'get namespaces rhdh'],
  ['GET /api/v1/namespaces/rhdh/secrets', 'list secrets in rhdh'],
  ['DELETE /api/v1/namespaces/rhdh/secrets/db', 'delete secrets db in rhdh'],
  [
    'GET /apis/operators.coreos.com/v1alpha1/subscriptions?watch=true&resourceVersion=7',
    'watch subscriptions.operators.coreos.com',
  ],
  [
    'PATCH /apis/apps/v1/namespaces/rhdh/deployments/hub/status?dryRun=All',
    'patch deployments.apps hub in rhdh',
  ],
  [
    'POST /apis/authorization.k8s.io/v1/selfsubjectaccessreviews',
    'create selfsubjectaccessreviews.authorization.k8s.io',
  ],
  ['GET /apis/apps/v1', 'list .apps'],
  ['GET /version', 'list '],
])('%s is %s', (request, expected) => {
  const [method = '', path = ''] = request.split(' ');
  const { verb, group, resource, namespace, name } = requestInfo(method, path);
  const what = group === '' ? resource : `${resource}.${group}`;
  const where = namespace === undefined ? '' : ` in ${namespace}`;
  expect(`${verb} ${what}${name === undefined ? '' : ` ${name}`}${where}`).toBe(expected);
});
