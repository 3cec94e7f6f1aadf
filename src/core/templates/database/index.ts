import { message, type Message } from '../../message.ts';
import type { ManifestFile } from '../../artifact.ts';
import type { ExternalDatabase } from '../../target/database.ts';
import type { Target } from '../../target/target.ts';
import { instanceNotes } from '../notes.ts';
import type { Template } from '../template.ts';
import { networkNotes } from './networkNotes.ts';
import { secretNotes } from './secretNotes.ts';
import { serverNotes } from './serverNotes.ts';

/** What an external database needs that is not ours to make: described, never written. */
export const database: Template = {
  what: 'database',
  title: message('Database'),
  detail: message('What an external database needs: Secret, CREATE DATABASE, way through the network'),
  asks: ['release', 'name', 'namespace', 'method', 'database'],
  implies: { database: { mode: 'external' } },
  hindrance,
  make: (target) => (target.database.mode === 'local' ? [] : [description(target, target.database)]),
};

/** No objects: nobody but the user knows the values of the Secret, and a database is no object of Kubernetes. */
function description(target: Target, external: ExternalDatabase): ManifestFile {
  return {
    path: '23-database-secret.yaml',
    kind: 'manifest',
    notes: instanceNotes(
      target,
      ...secretNotes(target, external),
      ...serverNotes(target, external),
      ...networkNotes(target, external),
    ),
    objects: [],
  };
}

function hindrance({ database: { mode }, method }: Target): Message | undefined {
  if (mode === 'external') {
    return method === 'helm'
      ? message('The values for the Helm chart say what its database needs: scaffold helm-values instead.')
      : undefined;
  }
  switch (method) {
    case 'operator':
      return message('The rhdh-operator makes the database of this target itself, with its Secret.');
    case 'helm':
      return message('The Helm chart makes the database of this target itself, with its Secret.');
    case 'none':
      return message('This target says nothing of an external database: give it database.mode: external.');
  }
}
