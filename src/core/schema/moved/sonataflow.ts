import { message } from '../../message.ts';
import type { Becomes, Moved } from './moved.ts';

/** Annotations are text: what reads as another type would change on the way. */
function textOnly(value: unknown): unknown {
  return typeof value === 'string' ? value : undefined;
}

function annotation(name: string): Becomes {
  return {
    kind: 'moved',
    to: [{ path: ['metadata', 'annotations', `sonataflow.org/${name}`], value: textOnly }],
  };
}

/** The header of a workflow file, which the object says in its metadata (SonataFlow CRD, spec.flow). */
export const movedInSonataFlow: readonly Moved[] = [
  ...renamedMigration('spec.persistence'),
  {
    from: 'spec.flow.id',
    message: message('The id of a workflow is the name of the object: metadata.name says it, not spec.flow.'),
  },
  {
    from: 'spec.flow.name',
    message: message('The name of a workflow is that of the object: metadata.name says it, not spec.flow.'),
  },
  {
    from: 'spec.flow.version',
    message: message(
      'The version of a workflow stands in metadata.annotations, as sonataflow.org/version, not in spec.flow.',
    ),
    becomes: annotation('version'),
  },
  {
    from: 'spec.flow.description',
    message: message(
      'The description of a workflow stands in metadata.annotations, as sonataflow.org/description, not in spec.flow.',
    ),
    becomes: annotation('description'),
  },
  {
    from: 'spec.flow.expressionLang',
    message: message(
      'The language of expressions stands in metadata.annotations, as sonataflow.org/expressionLang, not in spec.flow.',
    ),
    becomes: annotation('expressionLang'),
  },
  {
    from: 'spec.flow.key',
    message: message(
      'The key of a workflow stands in metadata.annotations, as sonataflow.org/key, not in spec.flow.',
    ),
    becomes: annotation('key'),
  },
  {
    from: 'spec.flow.specVersion',
    message: message('The operator reads version 0.8 of the workflow language and has no field for it.'),
    becomes: { kind: 'removed' },
  },
  {
    from: 'spec.flow.extensions',
    message: message(
      'The operator has no field for extensions of the workflow language: a workflow that needs them is built to an image outside of the cluster.',
    ),
  },
  ...['flow', 'podTemplate', 'persistence', 'resources', 'sink', 'sources'].map((name): Moved => ({
    from: name,
    message: message('What a workflow consists of, and how it is run, stands under spec.'),
    becomes: { kind: 'moved', to: [{ path: ['spec', name] }] },
  })),
];

/** The switch for bringing tables up to date has had several names; only the last one takes more than two values. */
function renamedMigration(persistence: string): readonly Moved[] {
  return [
    {
      from: `${persistence}.migrateDBOnStartUp`,
      message: message(
        'Serverless Logic knows "migrateDBOnStartUp" up to 1.35 only; what RHDH 1.7 and later need says it as "dbMigrationStrategy".',
      ),
      becomes: {
        kind: 'moved',
        to: [{ path: [...persistence.split('.'), 'dbMigrationStrategy'], value: strategyOf }],
      },
    },
    {
      from: `${persistence}.dbMigrationApproach`,
      message: message('The field is called "dbMigrationStrategy".'),
      becomes: { kind: 'renamed', to: 'dbMigrationStrategy' },
    },
  ];
}

function strategyOf(migrates: unknown): unknown {
  if (typeof migrates !== 'boolean') return undefined;
  return migrates ? 'service' : 'none';
}

/** Persistence of the services of a platform. */
export const movedInPlatform: readonly Moved[] = [
  ...renamedMigration('spec.services.dataIndex.persistence'),
  ...renamedMigration('spec.services.jobService.persistence'),
];
