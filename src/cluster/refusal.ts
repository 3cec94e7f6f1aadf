import { field, listAt, textAt } from '../core/field.ts';
import { message } from '../core/message.ts';
import type { Failure, FieldConflict } from './failure.ts';
import type { RequestMeaning } from './requestMeaning.ts';

/** An answer outside 2xx. */
export interface Refused {
  readonly status: number;
  /** The parsed `Status` object, or text. */
  readonly body: unknown;
  /** Seconds after which the server wants to be asked again. */
  readonly retryAfter?: number | undefined;
}

/**
 * What an answer outside 2xx means. `body` is the parsed `Status` object, or text where the API server
 * wrote none: an apiVersion it does not serve is answered with 404 and a line of text.
 */
export function refusal({ status, body, retryAfter }: Refused, meaning: RequestMeaning): Failure {
  const said = textAt(body, 'message') ?? (typeof body === 'string' ? body.trim().slice(0, 500) : '');
  const reason = message('The API server answered {0}: {1}', status, said);
  switch (status) {
    case 401:
      return { kind: 'unauthorized', reason: message('The API server does not accept the credentials.') };
    case 403:
      return forbidden(said, body, meaning);
    case 404:
      return missing(said, body, meaning);
    case 409:
    case 422:
      return conflict(status, said, body);
    case 410:
      return { kind: 'expired', reason };
    case 400:
    case 405:
    case 406:
    case 413:
    case 415:
      return { kind: 'invalid', reason: message('The API server refuses the request: {0}', said) };
    default:
      // An unknown field in a server-side apply is answered with 500, measured on Kubernetes 1.34.
      if (said.includes('failed to create typed patch object')) {
        return { kind: 'invalid', reason: message('The API server refuses the object: {0}', said) };
      }
      return { kind: 'failing', reason, ...(retryAfter !== undefined && { retryAfter }) };
  }
}

function forbidden(said: string, body: unknown, meaning: RequestMeaning): Failure {
  // Without credentials a request is made as this user, and refused as such instead of with 401.
  if (said.includes('User "system:anonymous"')) {
    return {
      kind: 'unauthorized',
      reason: message('The API server got no credentials it accepts: {0}', said),
    };
  }
  if (causesOf(body).some((cause) => textAt(cause, 'reason') === 'NamespaceTerminating')) {
    return { kind: 'invalid', reason: message('The API server refuses the object: {0}', said) };
  }
  const reason = message('You are not allowed to {0} {1}: {2}', meaning.verb, meaning.resource, said);
  return { kind: 'forbidden', ...meaning, reason };
}

function missing(said: string, body: unknown, { resource, namespace }: RequestMeaning): Failure {
  const name = textAt(body, 'details', 'name');
  if (name === undefined) {
    return { kind: 'notServed', reason: message('The API server does not know {0}.', resource) };
  }
  const where = textAt(body, 'details', 'kind');
  if (where === 'namespaces' && namespace !== undefined) {
    return { kind: 'namespaceMissing', reason: message('Namespace {0} does not exist.', name) };
  }
  return { kind: 'notFound', reason: message('It does not exist: {0}', said) };
}

function conflict(status: 409 | 422, said: string, body: unknown): Failure {
  const conflicts = causesOf(body).flatMap(fieldConflict);
  if (conflicts.length > 0) {
    const reason = message('Other field managers own what the change would set: {0}', said);
    return { kind: 'fieldConflict', conflicts, reason };
  }
  // An apply that carries the uid of an object which was replaced meanwhile is answered with 422.
  const otherObject = causesOf(body).some((cause) => textAt(cause, 'field') === 'metadata.uid');
  if (status === 409 || otherObject) {
    return { kind: 'changedMeanwhile', reason: message('The object changed meanwhile: {0}', said) };
  }
  return { kind: 'invalid', reason: message('The API server refuses the object: {0}', said) };
}

function fieldConflict(cause: unknown): FieldConflict[] {
  if (textAt(cause, 'reason') !== 'FieldManagerConflict') return [];
  const said = textAt(cause, 'message') ?? '';
  const manager = /conflict with "([^"]*)"/.exec(said)?.[1] ?? said;
  return [{ manager, field: textAt(cause, 'field') ?? '' }];
}

function causesOf(body: unknown): readonly unknown[] {
  return listAt(field(body, 'details'), 'causes');
}
