import { describe, expect, test } from 'vitest';
import { refusal } from '../../../src/cluster/refusal.ts';
import { plain } from '../../../src/core/message.ts';

const meaning = { verb: 'patch', resource: 'subscriptions.operators.coreos.com', namespace: 'a' };
const status = (message: string, details: object = {}) => ({ kind: 'Status', message, details });

describe('an answer outside 2xx', () => {
  test.each([
    [401, status('Unauthorized'), 'unauthorized'],
    [403, status('… is forbidden: User "jane" cannot patch …'), 'forbidden'],
    [403, status('… is forbidden: User "system:anonymous" cannot patch …'), 'unauthorized'],
    [
      403,
      status('because it is being terminated', { causes: [{ reason: 'NamespaceTerminating' }] }),
      'invalid',
    ],
    [404, '404 page not found\n', 'notServed'],
    [404, status('the server could not find the requested resource'), 'notServed'],
    [404, status('not found', { kind: 'subscriptions', name: 'b' }), 'notFound'],
    [404, status('not found', { kind: 'namespaces', name: 'a' }), 'namespaceMissing'],
    [409, status('the object has been modified'), 'changedMeanwhile'],
    [409, status('Precondition failed: UID in precondition'), 'changedMeanwhile'],
    [422, status('Invalid value', { causes: [{ field: 'metadata.uid' }] }), 'changedMeanwhile'],
    [422, status('Invalid value', { causes: [{ field: 'spec.name' }] }), 'invalid'],
    [400, status('strict decoding error: unknown field'), 'invalid'],
    [410, status('too old resource version'), 'expired'],
    [429, status('too many requests'), 'failing'],
    [500, status('failed to create typed patch object: .spec.x: field not declared in schema'), 'invalid'],
    [500, status('etcdserver: request timed out'), 'failing'],
    [503, 'upstream connect error', 'failing'],
  ])('%i %j is %s', (code, body, kind) => {
    expect(refusal({ status: code, body }, meaning).kind).toBe(kind);
  });

  test('says what is not allowed, and where', () => {
    expect(refusal({ status: 403, body: status('no') }, meaning)).toEqual({
      kind: 'forbidden',
      ...meaning,
      reason: {
        text: 'You are not allowed to {0} {1}: {2}',
        args: ['patch', 'subscriptions.operators.coreos.com', 'no'],
      },
    });
  });

  test('names every manager and field in the way of an apply', () => {
    const causes = [
      { reason: 'FieldManagerConflict', message: 'conflict with "kubectl" using v1', field: '.spec.channel' },
      { reason: 'FieldManagerConflict', message: 'conflict with "argo cd": .spec.name', field: '.spec.name' },
    ];
    expect(
      refusal({ status: 409, body: status('Apply failed with 2 conflicts', { causes }) }, meaning),
    ).toMatchObject({
      kind: 'fieldConflict',
      conflicts: [
        { manager: 'kubectl', field: '.spec.channel' },
        { manager: 'argo cd', field: '.spec.name' },
      ],
    });
  });

  test('of whatever shape is understood', () => {
    for (const body of [undefined, null, 7, [], '', { message: 7, details: { causes: 'x' } }]) {
      for (const code of [400, 401, 403, 404, 409, 410, 418, 422, 429, 500, 502]) {
        expect(plain(refusal({ status: code, body }, meaning).reason)).not.toBe('');
      }
    }
  });

  test('does not repeat a whole page of an intermediary', () => {
    expect(plain(refusal({ status: 502, body: 'x'.repeat(10_000) }, meaning).reason).length).toBeLessThan(
      600,
    );
  });
});
