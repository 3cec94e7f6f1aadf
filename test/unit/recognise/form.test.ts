import { describe, expect, it } from 'vitest';
import type { Finding, Path } from '../../../src/core/finding.ts';
import { message } from '../../../src/core/message.ts';
import { formOf, holdsFor, type Form } from '../../../src/core/recogniseForm.ts';

describe('the form of a manifest', () => {
  it.each<[form: Form | undefined, object: Readonly<Record<string, unknown>>, fileName: string]>([
    [undefined, { metadata: { name: 'x', creationTimestamp: null } }, '/w/deploy/backstage.yaml'],
    [undefined, {}, '/w/patchwork/backstage.yaml'],
    [undefined, {}, 'dispatch.yaml'],
    ['patch', {}, '/w/overlays/prod/sonataflow-patch.yaml'],
    ['patch', {}, 'patch.yaml'],
    ['patch', {}, 'patch-channel@0c9f7b63.yaml'],
    ['patch', {}, 'C:\\w\\patches\\channel.yaml'],
    ['patch', { spec: { channel: { $patch: 'delete' } } }, 'a.yaml'],
    ['patch', { spec: { services: { a: { b: { c: [{ $patch: 'delete' }] } } } } }, 'a.yaml'],
    [undefined, { spec: { deployment: { patch: { volumes: [{ $patch: 'replace' }] } } } }, 'a.yaml'],
    ['dump', { metadata: { uid: '0b0b' } }, 'a.yaml'],
    ['dump', { metadata: { creationTimestamp: '2025-04-01T08:30:00Z' } }, 'a.yaml'],
    ['template', { metadata: {} }, '/w/config/profile/rhdh/plugin-deps/sonataflow.yaml'],
  ])('%s: %j in %s', (form, object, fileName) => {
    expect(formOf(object, { fileName })).toBe(form);
  });

  it('a kustomization says of any file that it is a patch', () => {
    expect(formOf({}, { fileName: 'cr.yaml', isPatch: true })).toBe('patch');
  });
});

describe('what holds for it', () => {
  const holds = (form: Form | undefined, code: string, path: Path, more: Partial<Finding> = {}): boolean =>
    holdsFor(form, {
      code,
      path,
      at: 'value',
      severity: 'error',
      message: message(''),
      consumer: 'apiServer',
      effect: 'fails',
      ...more,
    } satisfies Finding);

  it('nothing about the status, which operators write', () => {
    expect(holds(undefined, 'schema-type', ['status', 'conditions'])).toBe(false);
    expect(holds(undefined, 'schema-unknown-field', ['status'])).toBe(true);
  });

  it('in a patch nothing is missing', () => {
    expect(holds('patch', 'schema-required', ['spec'], { isLacking: true })).toBe(false);
    expect(holds('patch', 'schema-limits', ['spec'], { isLacking: true })).toBe(false);
    expect(holds('patch', 'schema-limits', ['spec'])).toBe(true);
    expect(holds('patch', 'schema-unknown-field', ['spec', 'x'])).toBe(true);
    expect(holds('patch', 'schema-unknown-field', ['spec', '$patch'])).toBe(false);
  });

  it('in a dump nothing is wrong with what the API server wrote', () => {
    expect(holds('dump', 'schema-unknown-field', ['metadata', 'managedFields'])).toBe(false);
    expect(holds('dump', 'schema-unknown-field', ['metadata', 'labelss'])).toBe(true);
    expect(holds(undefined, 'schema-type', ['metadata', 'managedFields'])).toBe(true);
  });

  it('in a template only what stands there whatever it is filled in with', () => {
    expect(holds('template', 'schema-api-version', ['apiVersion'])).toBe(true);
    expect(holds('template', 'placeholder-left', ['metadata', 'name'])).toBe(false);
  });
});
