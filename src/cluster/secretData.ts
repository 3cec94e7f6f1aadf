import type { Manifest } from '../core/manifest.ts';

/**
 * A Secret with `data` in place of `stringData`: the API server never removes an applied key of `stringData`
 * again, and sees no conflict between the two. Any other object is returned as it is.
 */
export function withDataOnly(object: Manifest): Manifest {
  const { stringData, ...rest } = object;
  if (object.kind !== 'Secret' || typeof stringData !== 'object' || stringData === null) return object;
  const encoded = Object.entries(stringData).map(([key, value]) => [
    key,
    Buffer.from(String(value), 'utf8').toString('base64'),
  ]);
  return { ...rest, data: { ...(object['data'] as object | undefined), ...Object.fromEntries(encoded) } };
}
