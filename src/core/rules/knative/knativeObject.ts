import type { KnativeObject, Release } from '../../release.ts';
import type { Facts } from '../rule.ts';

/** What a release has for a document that installs a part of Knative. */
export function knativeObject({ is }: Facts, { knative }: Release): KnativeObject | undefined {
  if (is.kind === 'knativeserving') return knative.serving;
  return is.kind === 'knativeeventing' ? knative.eventing : undefined;
}
