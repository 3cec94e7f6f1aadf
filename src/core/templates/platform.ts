import { message, type Message } from '../message.ts';
import { madeByChart } from './helm/madeByChart.ts';
import { nameFor } from '../release.ts';
import { platformSpec } from './platformSpec.ts';
import { jdbcParts, type ExternalDatabase } from '../target/database.ts';
import { operatorMakesPlatform, type Target } from '../target/target.ts';
import { instanceNotes, platformPreviewNote } from './notes.ts';
import type { Template } from './template.ts';

/** The SonataFlowPlatform with data-index and jobs-service on the database that RHDH has. */
export const platform: Template = {
  what: 'platform',
  title: message('SonataFlowPlatform'),
  detail: message('Data-index and jobs-service on the database of RHDH'),
  asks: ['release', 'name', 'namespace', 'method', 'database'],
  hindrance: madeByChart,
  preview: previewNote,
  make: (target) => [
    {
      path: '26-sonataflow-platform.yaml',
      kind: 'manifest',
      notes: instanceNotes(target, ...notes(target)),
      objects: [
        {
          apiVersion: target.release.platform.apiVersion,
          kind: 'SonataFlowPlatform',
          metadata: { name: target.release.platform.name, namespace: target.namespace },
          spec: platformSpec(target),
        },
      ],
    },
  ],
};

function previewNote(target: Target): Message | undefined {
  return operatorMakesPlatform(target) ? platformPreviewNote() : undefined;
}

function notes(target: Target): readonly Message[] {
  const preview = previewNote(target);
  if (preview !== undefined) return [preview];
  const { database, release } = target;
  if (database.mode === 'external') return externalNotes(database);
  return [
    ...(target.method === 'operator' ? [] : [databaseByHandNote(target)]),
    message(
      'The database {0} must exist: RHDH creates it when its backend starts the Orchestrator plugin for the first time, until then data-index and jobs-service start again and again.',
      release.platform.databaseName,
    ),
  ];
}

function externalNotes({ at, tls }: ExternalDatabase): readonly Message[] {
  const parameters = at.kind === 'jdbcUrl' ? (jdbcParts(at.url)?.parameters ?? '') : '';
  const others = parameters.split('&').filter((one) => one !== '' && !/^sslmode=/i.test(one));
  return [
    message('Apply this when what 23-database-secret.yaml describes is there.'),
    ...(tls
      ? [
          message(
            'Jobs-service has a second database driver, which speaks TLS only where its environment says so.',
          ),
        ]
      : []),
    ...(others.length === 0
      ? []
      : [
          message(
            'The second driver of jobs-service gets the URL too and hands {0} to the server as a setting of the session: leave out what only JDBC knows.',
            others.join(', '),
          ),
        ]),
  ];
}

function databaseByHandNote({ release, name }: Target): Message {
  const { generatedNames, platform: facts } = release;
  return message(
    'Without the rhdh-operator the Service {0} of the database and the Secret {1} with the keys {2} and {3} are yours to bring.',
    nameFor(generatedNames.databaseService, name),
    nameFor(generatedNames.databaseSecret, name),
    facts.userKey,
    facts.passwordKey,
  );
}
