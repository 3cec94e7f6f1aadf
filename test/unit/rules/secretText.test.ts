import { expect, test } from 'vitest';
import { isSecretName, isSecretText } from '../../../src/core/rules/secretText.ts';

test.each(['token', 'BACKEND_SECRET', 'clientSecret', 'client-secret', 'password', 'api_key', 'privateKey'])(
  '%s holds a secret',
  (name) => expect(isSecretName(name)).toBe(true),
);

test.each(['tokenUrl', 'SECRET_NAME', 'key', 'passwordPolicy', 'monkey', 'name'])('%s holds none', (name) =>
  expect(isSecretName(name)).toBe(false),
);

test.each(['abc123', 'hunter2', 'ghp_x1y2'])('%s is one', (text) => expect(isSecretText(text)).toBe(true));

test.each([
  undefined,
  '',
  ' ',
  '${TOKEN}',
  '$(TOKEN)',
  '$TOKEN',
  '{{ .Values.token }}',
  '<token>',
  'changeme',
  'test-token',
  '***',
  'XXXX',
  '/run/secrets/token',
  'https://a.example.com',
])('%s is none', (text) => expect(isSecretText(text)).toBe(false));
