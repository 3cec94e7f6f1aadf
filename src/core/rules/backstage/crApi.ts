import { field, textAt } from '../../field.ts';
import type { Change, MovedField } from '../../finding.ts';
import { message } from '../../message.ts';
import type { Release } from '../../release.ts';
import { schemaFor } from '../../schema/catalog.ts';
import { adviceFor } from '../../schema/moved/index.ts';
import type { DocumentRule, Found } from '../rule.ts';

/** A Backstage is written for an API version that its release no longer serves, or does not serve yet. */
export const crApi: DocumentRule = {
  code: 'cr-api',
  about: 'document',
  consumer: 'apiServer',
  effect: 'fails',
  severity: 'error',
  releases: 'all',
  title: 'The release does not serve this version of Backstage',
  why: `Each release of the RHDH operator serves some versions of the kind Backstage, and the API server knows no others: it
answers "no matches for kind". After an upgrade a file that has worked for years cannot be applied any more. From v1alpha4 to
v1alpha5 three fields of \`spec.application\` went away; what they said stands under \`spec.deployment.patch\` now.`,
  fix: 'Writes the version that the release stores and takes the fields that went away along.',
  example: {
    release: '1.10',
    bad: `apiVersion: rhdh.redhat.com/v1alpha3
kind: Backstage
metadata:
  name: developer-hub
spec:
  application:
    replicas: 2
    route:
      enabled: true
`,
    good: `apiVersion: rhdh.redhat.com/v1alpha5
kind: Backstage
metadata:
  name: developer-hub
spec:
  application:
    route:
      enabled: true
  deployment:
    patch:
      spec:
        replicas: 2
`,
  },
  judge({ is, value }, { release }) {
    const apiVersion = is.kind === 'backstage' ? textAt(value, 'apiVersion') : undefined;
    if (apiVersion === undefined || isServed(apiVersion, release)) return [];
    // Of a version that no release knows the structure speaks.
    if (schemaFor({ apiVersion, kind: 'Backstage' }) === undefined) return [];
    return [notServed(value, apiVersion, release)];
  },
};

function isServed(apiVersion: string, { api }: Release): boolean {
  return api.served.some((version) => apiVersion === `${api.group}/${version}`);
}

function notServed(value: unknown, apiVersion: string, { api, version }: Release): Found {
  const stored = `${api.group}/${api.storage}`;
  const title = message('Change to {0}', stored);
  const moved = movesOfDropped(value, api.droppedSpecFields);
  const changes: readonly Change[] = [
    { kind: 'replace', path: ['apiVersion'], value: stored },
    ...(moved.length > 0 ? [{ kind: 'move', fields: moved } as const] : []),
  ];
  return {
    path: ['apiVersion'],
    at: 'value',
    message: message(
      'RHDH {0} does not serve {1}: the API server refuses this object. Write {2}.',
      version,
      apiVersion,
      stored,
    ),
    fix: { kind: 'several', title, changes },
  };
}

/** Where the fields go that the stored version has no place for; those whose new place is taken stay and are reported. */
function movesOfDropped(value: unknown, dropped: readonly string[]): readonly MovedField[] {
  return dropped.flatMap((below) => {
    const path = ['spec', ...below.split('.')];
    const written = field(value, ...path);
    const place = { root: { title: 'Backstage' }, path: path.slice(0, -1), document: value };
    const fix = written === undefined ? undefined : adviceFor(place, path.at(-1) ?? '', written)?.fix;
    return fix?.kind === 'move' ? fix.fields : [];
  });
}
