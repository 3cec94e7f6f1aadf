import { message, type Message } from './message.ts';
import { nameFor, type Release } from './release.ts';

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

/** Who makes objects that are named after a Backstage object. */
export interface NameUsers {
  readonly method: 'operator' | 'helm' | 'none';
  readonly database: 'local' | 'external';
}

/** What is wrong with the name of a Backstage object that runs the Orchestrator on `release`. */
export function backstageNameProblem(
  text: string,
  release: Release,
  users: NameUsers = { method: 'operator', database: 'local' },
): Message | undefined {
  return lengthProblem(text.length, release, users) ?? labelProblem(text);
}

function lengthProblem(
  length: number,
  release: Release,
  { method, database }: NameUsers,
): Message | undefined {
  const { line, platform, helm, generatedNames } = release;
  if (method === 'helm') {
    return length <= helm.maxNameLength
      ? undefined
      : message(
          'As name of a Helm release at most {0} characters are possible here, this has {1}: the Job {2} of the chart labels its Pod with its own name, and a label has at most {3}.',
          helm.maxNameLength,
          length,
          nameFor(helm.databaseJob, '<name>'),
          labelLength,
        );
  }
  if (method === 'operator' && platform.databaseJob) {
    return length <= platform.maxNameLength
      ? undefined
      : message(
          'RHDH {0} takes at most {1} characters here, this has {2}: the Job create-sonataflow-database-<name> labels its Pod with its own name, and a label has at most {3}.',
          line,
          platform.maxNameLength,
          length,
          labelLength,
        );
  }
  if (method === 'none' && database === 'external') {
    return length <= labelLength
      ? undefined
      : message('A name has at most {0} characters; this has {1}.', labelLength, length);
  }
  const longest = labelLength - nameFor(generatedNames.databaseService, '').length;
  return length <= longest
    ? undefined
    : message(
        'RHDH {0} takes at most {1} characters here, this has {2}: the Service {3} of the database may have at most {4}.',
        line,
        longest,
        length,
        nameFor(generatedNames.databaseService, '<name>'),
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
