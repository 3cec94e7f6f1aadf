import type { ValueSource } from './knownValue.ts';

/** The operator looks at one object of a kind, and at no other name. */
export const knativeValues: readonly ValueSource[] = (['serving', 'eventing'] as const).flatMap((part) => [
  {
    of: [`knative${part}`],
    at: ['metadata.name'],
    values: ({ release }) => [{ text: release.knative[part].name }],
  } satisfies ValueSource,
  {
    of: [`knative${part}`],
    at: ['metadata.namespace'],
    values: ({ release }) => [{ text: release.knative[part].namespace }],
  } satisfies ValueSource,
]);
