import { message } from '../../message.ts';
import { nameFor, type Release } from '../../release.ts';
import type { WorkspaceObject } from '../../workspace/fileFacts.ts';
import type { NameUse } from '../../workspace/nameUse.ts';
import { isPatch } from '../../workspace/surroundings.ts';
import { knownTarget } from '../knownTarget.ts';
import type { Found, WorkspaceRule } from '../rule.ts';
import { isUncertain } from '../workspace/evidentSet.ts';
import { isAltered, makerBeside } from '../workspace/orchestratorBackends.ts';
import { placeOfObject } from '../workspace/placeOfObject.ts';
import { generatedNameAt } from './generatedName.ts';

/** A platform on a database of one's own, beside a Backstage object whose operator makes that very platform. */
export const sfpTakenOver: WorkspaceRule = {
  code: 'sfp-taken-over',
  about: 'workspace',
  consumer: 'operator',
  effect: 'silent',
  severity: 'warning',
  releases: 'all',
  title: 'A platform that the operator takes over',
  why: `Where the Orchestrator of a Backstage object has the dependency \`sonataflow\`, the RHDH operator makes the platform
\`sonataflow-platform\` of its namespace, on the database of that object. One that a file makes is taken over: Secret and Service
become the operator's, and it is deleted with the Backstage object. With a \`jdbcUrl\` the API server refuses what the operator adds,
and RHDH is not deployed. This is told where both stand in one file, kustomization or folder and no target is
named for that namespace; with a target it is \`sfp-names\` and \`sfp-jdbc-with-dependency\` that speak. Clear the dependency to keep a platform of your own.`,
  example: {
    release: '1.10',
    bad: `apiVersion: rhdh.redhat.com/v1alpha5
kind: Backstage
metadata:
  name: hub
  namespace: team-a
spec:
  flavours:
    - name: orchestrator
---
apiVersion: sonataflow.org/v1alpha08
kind: SonataFlowPlatform
metadata:
  name: sonataflow-platform
  namespace: team-a
spec:
  services:
    dataIndex:
      persistence:
        postgresql:
          secretRef:
            name: workflow-database
            userKey: USER
            passwordKey: PASSWORD
          jdbcUrl: jdbc:postgresql://db.example.com/orchestrator
`,
    good: `apiVersion: rhdh.redhat.com/v1alpha5
kind: Backstage
metadata:
  name: hub
  namespace: team-a
spec:
  application:
    dynamicPluginsConfigMapName: hub-plugins
---
apiVersion: sonataflow.org/v1alpha08
kind: SonataFlowPlatform
metadata:
  name: sonataflow-platform
  namespace: team-a
spec:
  services:
    dataIndex:
      persistence:
        postgresql:
          secretRef:
            name: workflow-database
            userKey: USER
            passwordKey: PASSWORD
          jdbcUrl: jdbc:postgresql://db.example.com/orchestrator
`,
  },
  judge(object, around, context) {
    const { traits } = object;
    const { release } = context;
    if (traits.of !== 'SonataFlowPlatform' || object.name !== release.platform.name) return [];
    if (isPatch(object, around) || isUncertain(object, around) || isAltered(object, around)) return [];
    // Where the target says it, rules that look at one document speak.
    const target = knownTarget(context);
    if (target !== undefined && [undefined, target.namespace].includes(object.namespace)) return [];
    const maker = makerBeside(object, around, context);
    if (maker === undefined) return [];
    const urls = traits.jdbcUrls.filter(isOfService).map((path): Found => ({
      path,
      at: 'key',
      severity: 'error',
      effect: 'fails',
      message: message(
        'The RHDH operator adds its own Service beside this URL for "{0}" in {1}, the API server refuses both together, and RHDH is not deployed. Clear the dependency "sonataflow" to keep the URL.',
        maker.name,
        placeOfObject(maker, object),
      ),
    }));
    return [...urls, ...object.names.flatMap((use) => otherName(use, object, maker, release) ?? [])];
  },
};

/** The platform's own connection is nothing the operator writes. */
function isOfService(path: readonly (string | number)[]): boolean {
  return path[1] === 'services';
}

function otherName(
  use: NameUse,
  object: WorkspaceObject,
  maker: WorkspaceObject,
  release: Release,
): Found | undefined {
  const { path } = use.place;
  const pattern = isOfService(path) ? generatedNameAt(use, release) : undefined;
  if (pattern === undefined) return undefined;
  const written = nameFor(pattern, maker.name);
  if (use.name === written) return undefined;
  return {
    path,
    at: 'value',
    message: message(
      'The RHDH operator writes "{0}" here for "{1}" in {2}, whatever a file says, and deletes the platform with it. Clear the dependency "sonataflow" to keep this.',
      written,
      maker.name,
      placeOfObject(maker, object),
    ),
  };
}
