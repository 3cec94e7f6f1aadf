import { field } from '../../field.ts';
import { message } from '../../message.ts';
import { isMapping, type Mapping } from '../../schema/place.ts';
import type { DocumentRule } from '../rule.ts';

const path = ['orchestrator', 'sonataflowPlatform'];

/** What the chart builds the connection to an external database from. */
const parts = ['externalDBsecretRef', 'externalDBName', 'externalDBHost', 'externalDBPort'] as const;

/** An external database is described in part. */
export const hvExternalDb: DocumentRule = {
  code: 'hv-external-db',
  about: 'document',
  consumer: 'logicOperator',
  effect: 'silent',
  severity: 'info',
  releases: 'all',
  title: 'An external database of which a part is missing',
  why: `The chart builds the connection of the platform from a Secret, a name, a host and a port, and asks for none of them. Where
one is left out it writes an empty text into the URL, or goes on using the database it brings itself: data-index and jobs-service
do not start, or keep their data where nobody looks for it.`,
  example: {
    release: '1.10',
    file: 'values.yaml',
    bad: `orchestrator:
  enabled: true
  sonataflowPlatform:
    externalDBsecretRef: postgres
    externalDBName: postgres
    externalDBHost: db.example.com
`,
    good: `orchestrator:
  enabled: true
  sonataflowPlatform:
    externalDBsecretRef: postgres
    externalDBName: postgres
    externalDBHost: db.example.com
    externalDBPort: "5432"
`,
  },
  judge({ is, value }) {
    const platform = field(value, ...path);
    if (is.kind !== 'helm-values' || !isMapping(platform)) return [];
    const missing = parts.filter((part) => !isThere(platform, part));
    if (missing.length === 0 || missing.length === parts.length) return [];
    return [
      {
        path,
        at: 'key',
        message: message(
          'An external database needs all of {0}. Missing: {1}.',
          parts.join(', '),
          missing.join(', '),
        ),
      },
    ];
  },
};

function isThere(platform: Mapping, part: string): boolean {
  return (platform[part] ?? '') !== '';
}
