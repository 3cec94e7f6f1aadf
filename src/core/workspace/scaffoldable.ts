import type { What } from '../templates/what.ts';

/** An object that is missing, and the template that writes it for the Backstage object that names it. */
export interface Scaffoldable {
  readonly what: What;
  readonly kind: string;
  readonly name: string;
  readonly backstage: { readonly name: string; readonly namespace?: string };
}
