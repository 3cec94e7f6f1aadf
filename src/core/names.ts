import { message, type Message } from './message.ts';
import type { Release } from './release.ts';

/** Longest DNS-1123 label (RFC 1123, `metadata.name` of a Namespace). */
const labelLength = 63;

const dnsLabel = /^[a-z0-9]([-a-z0-9]*[a-z0-9])?$/;

/** What is wrong with a text as DNS-1123 label; `undefined` when nothing is. */
function labelProblem(text: string): Message | undefined {
  if (text === '') return message('A name is needed.');
  if (/[A-Z]/.test(text)) return message('Only lower-case letters are allowed.');
  if (text.includes('.')) {
    return message('A dot is not allowed: the Service of this name would be refused.');
  }
  if (!dnsLabel.test(text)) {
    return message(
      'Only lower-case letters, digits and "-" are allowed, with a letter or digit at both ends.',
    );
  }
  return undefined;
}

/** What is wrong with a namespace; `undefined` when nothing is. */
export function namespaceProblem(text: string): Message | undefined {
  if (text.length > labelLength) {
    return message('A namespace has at most {0} characters; this has {1}.', labelLength, text.length);
  }
  return labelProblem(text);
}

/** What is wrong with the name of a Secret, Service or CatalogSource; `undefined` when nothing is. */
export function objectNameProblem(text: string): Message | undefined {
  if (text.length > labelLength) {
    return message('A name has at most {0} characters; this has {1}.', labelLength, text.length);
  }
  return labelProblem(text);
}

/** What is wrong with the name of a Backstage object that runs the Orchestrator on `release`. */
export function backstageNameProblem(text: string, release: Release): Message | undefined {
  const { maxNameLength } = release.platform;
  if (text.length > maxNameLength) return lengthProblem(text.length, release);
  return labelProblem(text);
}

function lengthProblem(length: number, { line, platform }: Release): Message {
  return platform.databaseJob
    ? message(
        'RHDH {0} takes at most {1} characters here, this has {2}: the Job create-sonataflow-database-<name> labels its Pod with its own name, and a label has at most {3}.',
        line,
        platform.maxNameLength,
        length,
        labelLength,
      )
    : message(
        'RHDH {0} takes at most {1} characters here, this has {2}: the Service backstage-psql-<name> of the database may have at most {3}.',
        line,
        platform.maxNameLength,
        length,
        labelLength,
      );
}

/** What is wrong with a name of a target in `.rhdh-orchestrator.yaml`; it also stands in comments of files. */
export function targetLabelProblem(text: string): Message | undefined {
  if (/^[A-Za-z0-9][-_.A-Za-z0-9]*$/.test(text) && text.length <= labelLength) return undefined;
  return message(
    'A target is named with letters, digits, "-", "_" and ".", starting with a letter or digit, at most {0} characters.',
    labelLength,
  );
}
