import type { Finding } from '../finding.ts';
import { message } from '../message.ts';
import { describePath, type Place } from './place.ts';

/** `schema-required`: a mapping lacks a field its consumer insists on. The finding stands on the mapping's own key. */
export function missingField({ path, consumer }: Place, name: string): Finding {
  const where = describePath(path);
  return {
    path,
    at: 'key',
    code: 'schema-required',
    severity: 'error',
    message:
      where === ''
        ? message('The field "{0}" is missing: add it.', name)
        : message('"{0}" lacks the field "{1}": add it.', where, name),
    consumer,
    effect: 'fails',
    isLacking: true,
  };
}
