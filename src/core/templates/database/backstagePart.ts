import type { Target } from '../../target/target.ts';
import { connectionVariables } from './connection.ts';

/** What the database adds to the Backstage object: below `spec`, below `spec.application`, and to the environment. */
export interface BackstagePart {
  readonly spec: object;
  readonly application: object;
  readonly secrets: readonly { readonly name: string }[];
  readonly variables: readonly { readonly name: string; readonly value: string }[];
}

/** Nothing for a local database, which the operator makes and connects by itself. */
export function databaseInBackstage(target: Target): BackstagePart {
  const { database } = target;
  if (database.mode === 'local') return { spec: {}, application: {}, secrets: [], variables: [] };
  const { secret, ca } = database;
  return {
    spec: { database: { enableLocalDb: false } },
    application: ca === undefined ? {} : { extraFiles: { secrets: [{ name: ca.secret, key: ca.key }] } },
    secrets: [{ name: secret }],
    variables: connectionVariables(target, database),
  };
}
