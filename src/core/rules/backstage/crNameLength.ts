import { flagAt, textAt } from '../../field.ts';
import { message, type Message } from '../../message.ts';
import { nameFor, type Release } from '../../release.ts';
import type { Severity } from '../../finding.ts';
import type { DocumentRule } from '../rule.ts';
import { hasOrchestrator } from './flavours.ts';

/** Longest name of an object whose name becomes a label, and of a Service. */
const longest = 63;

/** The Backstage name is part of names that Kubernetes does not take any longer. */
export const crNameLength: DocumentRule = {
  code: 'cr-name-length',
  about: 'document',
  consumer: 'operator',
  effect: 'fails',
  severity: 'warning',
  releases: 'all',
  title: 'A Backstage name that is too long',
  why: `The RHDH operator puts the name behind prefixes of its own and cuts nothing off. \`backstage-psql-\` leaves 48 characters:
with more the Service of the database is refused and RHDH is not deployed. With the Orchestrator of RHDH 1.8 and later it is the
Job \`create-sonataflow-database-\`, which leaves 36: with more the platform is there, but RHDH is not.`,
  example: {
    release: '1.10',
    bad: `apiVersion: rhdh.redhat.com/v1alpha5
kind: Backstage
metadata:
  name: the-developer-hub-of-the-platform-team
  namespace: rhdh
`,
    good: `apiVersion: rhdh.redhat.com/v1alpha5
kind: Backstage
metadata:
  name: hub
  namespace: rhdh
`,
  },
  judge({ is, value }, { release }) {
    const path = ['metadata', 'name'];
    const name = is.kind === 'backstage' ? (textAt(value, ...path) ?? '') : '';
    const verdict = verdictOn(name, value, release);
    return verdict === undefined ? [] : [{ ...verdict, path, at: 'value' }];
  },
};

interface Verdict {
  readonly severity: Severity;
  readonly message: Message;
}

function verdictOn(name: string, backstage: unknown, release: Release): Verdict | undefined {
  const { generatedNames, platform } = release;
  const service = nameFor(generatedNames.databaseService, name);
  if (service.length > longest && flagAt(backstage, 'spec', 'database', 'enableLocalDb') !== false) {
    return {
      severity: 'error',
      message: tooLong(service, longest - nameFor(generatedNames.databaseService, '').length),
    };
  }
  if (name.length <= platform.maxNameLength || platform.job === undefined) return undefined;
  return {
    severity: hasOrchestrator(backstage, release) ? 'error' : 'warning',
    message: message(
      'With the Orchestrator RHDH {0} makes a Job "{1}", which is longer than {2} characters: RHDH is not deployed. At most {3} are left for the name.',
      release.line,
      nameFor(platform.job.name, name),
      longest,
      platform.maxNameLength,
    ),
  };
}

function tooLong(service: string, left: number): Message {
  return message(
    'The operator makes a Service "{0}", which is longer than {1} characters: RHDH is not deployed. At most {2} are left for the name.',
    service,
    longest,
    left,
  );
}
