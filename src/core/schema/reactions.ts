import type { Consumer, Effect, Severity } from '../finding.ts';
import { message, type Message } from '../message.ts';

/** What a consumer does with a field it does not know, and how that is said. */
export interface Reaction {
  readonly severity: Severity;
  readonly effect: Effect;
  readonly near: (name: string, meant: string) => Message;
  readonly elsewhere: (name: string, where: string) => Message;
  readonly later: (name: string, line: string) => Message;
  readonly plainly: (name: string) => Message;
}

/** kubectl asks for strict validation by default, and a server-side apply always refuses undeclared fields. */
const apiServer: Reaction = {
  severity: 'error',
  effect: 'fails',
  near: (name, meant) =>
    message(
      'The API server does not know the field "{0}" here and refuses it. Did you mean "{1}"?',
      name,
      meant,
    ),
  elsewhere: (name, where) =>
    message(
      'The API server does not know the field "{0}" here and refuses it. It belongs under {1}.',
      name,
      where,
    ),
  later: (name, line) =>
    message('The field "{0}" comes with RHDH {1}; before that the API server refuses it.', name, line),
  plainly: (name) =>
    message('The API server does not know the field "{0}" here and refuses it: remove or move it.', name),
};

const installer: Reaction = {
  severity: 'warning',
  effect: 'silent',
  near: (name, meant) =>
    message('The plugin installer does not know "{0}" and ignores it. Did you mean "{1}"?', name, meant),
  elsewhere: (name, where) =>
    message(
      'The plugin installer does not know "{0}" here and ignores it. It belongs under {1}.',
      name,
      where,
    ),
  later: (name, line) =>
    message('The plugin installer knows "{0}" from RHDH {1} on; before that it ignores it.', name, line),
  plainly: (name) => message('The plugin installer does not know "{0}" and ignores it.', name),
};

/** The chart brings a schema for its values, which closes the sections of the Orchestrator. */
const helm: Reaction = {
  severity: 'error',
  effect: 'fails',
  near: (name, meant) =>
    message('The chart has no value "{0}" here and Helm refuses it. Did you mean "{1}"?', name, meant),
  elsewhere: (name, where) =>
    message('The chart has no value "{0}" here and Helm refuses it. It belongs under {1}.', name, where),
  later: (name, line) =>
    message('The chart has the value "{0}" from RHDH {1} on; before that Helm refuses it.', name, line),
  plainly: (name) => message('The chart has no value "{0}" here and Helm refuses it: remove it.', name),
};

/** Backstage takes any configuration; what no plugin asks for has no effect. */
const backstage: Reaction = {
  severity: 'warning',
  effect: 'silent',
  near: (name, meant) => message('The Orchestrator does not read "{0}". Did you mean "{1}"?', name, meant),
  elsewhere: (name, where) =>
    message('The Orchestrator does not read "{0}" here. It belongs under {1}.', name, where),
  later: (name, line) => message('The Orchestrator reads "{0}" from RHDH {1} on.', name, line),
  plainly: (name) => message('The Orchestrator does not read "{0}".', name),
};

const reader: Reaction = {
  severity: 'error',
  effect: 'fails',
  near: (name, meant) => message('There is no field "{0}" here. Did you mean "{1}"?', name, meant),
  elsewhere: (name, where) => message('There is no field "{0}" here. It belongs under {1}.', name, where),
  later: (name, line) => message('The field "{0}" comes with RHDH {1}.', name, line),
  plainly: (name) => message('There is no field "{0}" here: remove it.', name),
};

/** How a consumer takes a field it does not know. */
export function reactionOf(consumer: Consumer): Reaction {
  switch (consumer) {
    case 'installer':
      return installer;
    case 'helm':
      return helm;
    case 'backstage':
      return backstage;
    case 'reader':
      return reader;
    default:
      return apiServer;
  }
}
