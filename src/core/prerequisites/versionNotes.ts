import { textAt } from '../field.ts';
import { message } from '../message.ts';
import type { Compatibility, Release } from '../release.ts';
import { newestServerless } from '../releases/serverlessLines.ts';
import type { Note } from '../status.ts';
import type { Snapshot } from '../snapshot.ts';
import { compareLines, lineOf } from '../versionLine.ts';
import { objectsOf } from './observed.ts';

/** The lines of Compatibility that belong to an operator. */
export type PublishedLine = 'serverless' | 'serverlessLogic';

/**
 * What the table of versions says of an installed operator. OLM follows the channel, so what is newer than the
 * release was published with is normal, and worth a word only where nothing is known of it at all.
 */
export function operatorVersionNotes(
  { compatibility, version }: Release,
  published: PublishedLine | undefined,
  installed: string,
): readonly Note[] {
  const found = lineOf(installed);
  if (published === undefined || found === undefined) return [];
  const line = compatibility[published];
  if (compareLines(found, line) < 0) {
    const said = message(
      '{0} is older than {1}, which RHDH {2} was published with.',
      installed,
      line,
      version,
    );
    return [{ code: 'older-than-published', severity: 'warning', message: said }];
  }
  const newest = newestServerless[published];
  if (compareLines(found, newest) <= 0) return [];
  const said = message(
    '{0} is newer than any version known here ({1}). It may well work; what is said of it may not hold.',
    installed,
    newest,
  );
  return [{ code: 'newer-than-known', severity: 'hint', message: said }];
}

/** What the table of versions says of the OpenShift that a cluster is; nothing where it is none, or may not be seen. */
export function openshiftNotes(snapshot: Snapshot, { compatibility, version }: Release): readonly Note[] {
  const found = objectsOf(snapshot, 'clusterVersions')[0]?.object;
  const installed = textAt(found, 'status', 'desired', 'version');
  const line = installed === undefined ? undefined : lineOf(installed);
  const range: Compatibility['openshift'] = compatibility.openshift ?? compatibility.serverlessOpenshift;
  if (installed === undefined || line === undefined) return [];
  if (compareLines(line, range.from) < 0) {
    const said = message(
      'OpenShift {0} is older than what RHDH {1} with the Orchestrator is supported on ({2} to {3}).',
      installed,
      version,
      range.from,
      range.to,
    );
    return [{ code: 'openshift-too-old', severity: 'warning', message: said }];
  }
  if (compareLines(line, range.to) <= 0) return [];
  const said = message(
    'OpenShift {0} is newer than the versions that RHDH {1} with the Orchestrator is known to run on ({2} to {3}).',
    installed,
    version,
    range.from,
    range.to,
  );
  return [{ code: 'openshift-newer', severity: 'hint', message: said }];
}
