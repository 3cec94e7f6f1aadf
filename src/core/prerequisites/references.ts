import { message } from '../message.ts';
import type { Evidence, Judge, Status } from '../status.ts';
import { missingToken } from './missingToken.ts';
import { look, named } from './observed.ts';
import { foundOf, namedBy, type Found } from './referenceUse.ts';
import { evidence, ready, settling, unseen, verdict } from './verdict.ts';

/** The ConfigMaps and Secrets that the Backstage object names, with the keys it takes out of them. */
export const references: Judge = {
  id: 'references',
  needs: () => ['backstage'],
  looksAt: ['backstages', 'configMaps', 'secrets'],
  evaluate(snapshot, target) {
    const sight = look(snapshot, 'backstages', target.namespace);
    if (!sight.seen && sight.code !== 'not-served') return unseen(sight);
    const backstage = sight.seen ? named(sight.objects, target.name, target.namespace) : undefined;
    if (backstage === undefined) {
      return verdict(
        'absent',
        'no-backstage',
        message('Without Backstage {0} nothing is named.', target.name),
      );
    }
    const found = namedBy(backstage.object, target).map((use) => foundOf(use, snapshot));
    const { name } = backstage.object.metadata;
    const status = verdictOf(found, name, { at: snapshot.at, since: backstage.since });
    const isWhole = status.state === 'ready' || status.state === 'notApplicable';
    return (isWhole ? missingToken(snapshot, backstage, target) : undefined) ?? status;
  },
};

/** What is surely wrong goes before what may not be seen. */
function verdictOf(
  found: readonly Found[],
  backstage: string,
  { at, since }: { readonly at: number; readonly since: number },
): Status {
  const all = <K extends Found['kind']>(kind: K) =>
    found.filter((one): one is Extract<Found, { kind: K }> => one.kind === kind);
  const gone = all('missing');
  if (gone.length > 0) {
    const names = new Set(gone.map(({ use }) => `${use.kind} ${use.name}`));
    const said = message(
      'Backstage {0} names what is not in its namespace: {1}. Create it, then have the RHDH operator look again.',
      backstage,
      [...names].join(', '),
    );
    return settling(
      at,
      since,
      'reference-missing',
      said,
      gone.map(({ evidence: seen }) => seen),
    );
  }
  const [lacking] = all('keyMissing');
  if (lacking !== undefined) {
    const { use, key, observed } = lacking;
    const keys = lacking.keys.join(', ');
    const said = message(
      '{0} {1}, which Backstage {2} names, has no key {3}; it has: {4}. Add the key, or name one that is there.',
      use.kind,
      use.name,
      backstage,
      key,
      keys,
    );
    const seen = evidence(observed.object, 'data (keys)', keys);
    return settling(at, Math.max(since, observed.since), 'reference-key-missing', said, [
      lacking.evidence,
      seen,
    ]);
  }
  const [leaving] = all('deleting');
  if (leaving !== undefined) {
    const { object } = leaving.observed;
    const said = message(
      '{0} {1}, which Backstage {2} names, is being deleted.',
      object.kind,
      object.metadata.name,
      backstage,
    );
    return verdict('degraded', 'reference-deleting', said, [
      evidence(object, 'metadata.deletionTimestamp', object.metadata.deletionTimestamp),
    ]);
  }
  const [hidden] = all('unseen');
  if (hidden !== undefined) return unseen(hidden.sight);
  const [dark] = all('keysUnknown');
  if (dark !== undefined) {
    const said = message(
      '{0} {1} is there. Whether it has the key {2} cannot be told: nothing but its values says so, and those are not read.',
      dark.use.kind,
      dark.use.name,
      dark.key,
    );
    return verdict('unknown', 'keys-unknown', said, [dark.evidence]);
  }
  const [first, ...rest] = all('there').map(({ observed: { object } }): Evidence =>
    evidence(object, 'metadata.name', object.metadata.name),
  );
  if (first === undefined) {
    return verdict(
      'notApplicable',
      'nothing-named',
      message('Backstage {0} names no ConfigMap or Secret.', backstage),
    );
  }
  return ready(
    'all-there',
    message('All {0} that Backstage {1} names are there.', rest.length + 1, backstage),
    [first, ...rest],
  );
}
