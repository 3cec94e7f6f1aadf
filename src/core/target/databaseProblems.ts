import { message, type Message } from '../message.ts';
import { jdbcParts } from './database.ts';

const highestPort = 65_535;

/** What is wrong with a JDBC URL of PostgreSQL; `undefined` when nothing is. */
export function jdbcUrlProblem(url: string): Message | undefined {
  if (/[?&](user|password)=/i.test(url) || /:\/\/[^/]*@/.test(url)) {
    return message('User and password stand in the Secret, not in the URL.');
  }
  if (/[?&]currentSchema=/i.test(url)) {
    return message('Leave currentSchema out: data-index and jobs-service each get a schema of their own.');
  }
  const parts = jdbcParts(url);
  if (parts === undefined || parts.port < 1 || parts.port > highestPort) {
    return message(
      'Like jdbc:postgresql://db.example.com:5432/{0}: one server, with the database at the end.',
      '<database>',
    );
  }
  return databaseNameProblem(parts.database);
}

/** What is wrong with the name of a PostgreSQL database; `undefined` when nothing is. */
export function databaseNameProblem(text: string): Message | undefined {
  return /^[A-Za-z_][-A-Za-z0-9_]{0,62}$/.test(text)
    ? undefined
    : message(
        'A database is named with letters, digits, "_" and "-", not beginning with a digit, at most {0} characters.',
        63,
      );
}

/**
 * What is wrong with a key of the Secret; `undefined` when nothing is.
 * Kubernetes makes no environment variable of a key that begins with a digit.
 */
export function secretKeyProblem(text: string): Message | undefined {
  return /^[A-Za-z_][-._A-Za-z0-9]{0,252}$/.test(text)
    ? undefined
    : message(
        'RHDH reads this key from its environment: letters, digits, "-", "_" and "." only, beginning with a letter.',
      );
}

/** What is wrong with the key of a certificate, which becomes the name of a file; `undefined` when nothing is. */
export function fileKeyProblem(text: string): Message | undefined {
  return /^(?!\.\.?$)[-._A-Za-z0-9]{1,253}$/.test(text)
    ? undefined
    : message('The key of a Secret has letters, digits, "-", "_" and "." only.');
}
