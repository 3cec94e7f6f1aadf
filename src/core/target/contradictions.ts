import { message } from '../message.ts';
import { at, type Contradiction, type ContradictionRule } from './contradiction.ts';
import { databaseContradictions } from './databaseContradictions.ts';
import { jdbcParts } from './database.ts';
import { mirrorContradictions } from './mirrorContradictions.ts';
import { sizeContradictions } from './sizeContradictions.ts';
import { hasOrchestratorFlavour, targetDefaults, type Target } from './target.ts';

/**
 * What cannot work in this target, each with its reason. The same reasons explain why a choice is not offered:
 * make the choice in a copy of the target and look here.
 */
export function contradictions(target: Target): readonly Contradiction[] {
  return rules.flatMap((rule) => rule(target) ?? []);
}

const flavourNeeds: ContradictionRule = ({ plugins, release, method }) => {
  if (plugins !== 'flavour') return undefined;
  if (!hasOrchestratorFlavour(release)) {
    return at(
      ['plugins'],
      message('RHDH {0} has no orchestrator flavour: switch the plugins on by ConfigMap.', release.line),
    );
  }
  if (method === 'operator') return undefined;
  return at(
    ['plugins'],
    message('Only the rhdh-operator reads flavours: without it, switch the plugins on by ConfigMap.'),
  );
};

const operatorOnly: ContradictionRule = ({ method, installRhdhOperator }) =>
  installRhdhOperator && method !== 'operator'
    ? at(['installRhdhOperator'], message('The RHDH operator is installed with the method "operator" only.'))
    : undefined;

const chartKeepsPlatform: ContradictionRule = ({ method, ownPlatform }) =>
  method === 'helm' && ownPlatform
    ? at(['ownPlatform'], message('The Helm chart always makes the platform itself.'))
    : undefined;

const approvalNeedsOlm0: ContradictionRule = ({ olm, approval }) =>
  olm === 'v1' && approval === 'Manual'
    ? at(
        ['approval'],
        message('OLM v1 knows no approval: a ClusterExtension is held by its version instead.'),
      )
    : undefined;

const catalogWithoutNamespace: ContradictionRule = ({ olm, catalog, release, method }) =>
  olm === 'v1' && catalog.sourceNamespace !== targetDefaults(release, method, olm).catalog.sourceNamespace
    ? at(
        ['catalog', 'sourceNamespace'],
        message('OLM v1 takes operators from a ClusterCatalog, which is in no namespace: leave this out.'),
      )
    : undefined;

const lokiNeedsPlugin: ContradictionRule = ({ loki, release }) =>
  loki !== undefined && !release.plugins.some(({ role }) => role === 'loki')
    ? at(
        ['loki'],
        message('RHDH {0} has no plugin that reads workflow logs from Loki; 1.9 has.', release.line),
      )
    : undefined;

const cicdNeeds: ContradictionRule = ({ cicd, release, method }) => {
  if (!cicd) return undefined;
  if (method !== 'operator') {
    return at(
      ['cicd'],
      message('Only the rhdh-operator makes the Pipeline and the AppProject that this needs.'),
    );
  }
  if (release.dependencyRefs.includes('tekton')) return undefined;
  return at(['cicd'], message('RHDH {0} has no dependencies "tekton" and "argocd"; 1.8 has.', release.line));
};

const chartIsFixed: ContradictionRule = ({ method, olm, resources, database, release }) => {
  if (method !== 'helm') return undefined;
  const sized = (['dataIndex', 'jobsService'] as const).filter(
    (container) => resources[container] !== undefined,
  );
  const { userKey, passwordKey, platformDatabase } = release.helm;
  const parameters =
    database.mode === 'external' && database.at.kind === 'jdbcUrl'
      ? (jdbcParts(database.at.url)?.parameters ?? '')
      : '';
  const keys = message('The Helm chart reads the keys {0} and {1}, no others.', userKey, passwordKey);
  return [
    ...(olm === 'v1' ? [at(['olm'], message('The Helm chart installs the operators by OLM v0 only.'))] : []),
    ...sized.map((container) =>
      at(
        ['resources', container],
        message('The Helm chart gives no way to size the services of the platform.'),
      ),
    ),
    ...(database.mode === 'external' && database.userKey !== userKey
      ? [at(['database', 'userKey'], keys)]
      : []),
    ...(database.mode === 'external' && database.passwordKey !== passwordKey
      ? [at(['database', 'passwordKey'], keys)]
      : []),
    ...(parameters === ''
      ? []
      : [
          at(
            ['database', 'jdbcUrl'],
            message(
              'The Helm chart makes its URLs of host and port alone, so that "{0}" would be lost: leave it out.',
              parameters,
            ),
          ),
        ]),
    ...(database.mode === 'external' && database.name !== platformDatabase
      ? [
          at(
            ['database', database.at.kind === 'jdbcUrl' ? 'jdbcUrl' : 'name'],
            message(
              'The Helm chart creates and uses the database {0}; no value changes it.',
              platformDatabase,
            ),
          ),
        ]
      : []),
  ];
};

const ownNamespaceIsThere: ContradictionRule = ({ workflowNamespaces, namespace }) => {
  const index = workflowNamespaces.indexOf(namespace);
  return index === -1
    ? undefined
    : at(
        ['workflowNamespaces', index],
        message('Workflows run in the Backstage namespace without being told so: name other ones only.'),
      );
};

const namespacesOnce: ContradictionRule = ({ workflowNamespaces }) =>
  workflowNamespaces.flatMap((one, index) =>
    workflowNamespaces.indexOf(one) === index
      ? []
      : [at(['workflowNamespaces', index], message('{0} is named twice.', one))],
  );

const chartMountsNoPolicies: ContradictionRule = ({ method, permissions }) =>
  method === 'helm' && permissions !== undefined
    ? at(
        ['permissions'],
        message(
          'The Helm chart mounts files with policies only if all of its volumes are written anew, in upstream.backstage.extraVolumes and extraVolumeMounts.',
        ),
      )
    : undefined;

const monitoringIsYours: ContradictionRule = ({ monitoring, ownPlatform, method }) =>
  !monitoring && method === 'operator' && !ownPlatform
    ? at(
        ['monitoring'],
        message(
          'The rhdh-operator makes this platform with monitoring: keep the platform by hand to leave it out.',
        ),
      )
    : undefined;

const rules: readonly ContradictionRule[] = [
  flavourNeeds,
  operatorOnly,
  chartKeepsPlatform,
  approvalNeedsOlm0,
  catalogWithoutNamespace,
  lokiNeedsPlugin,
  cicdNeeds,
  chartIsFixed,
  ownNamespaceIsThere,
  namespacesOnce,
  chartMountsNoPolicies,
  mirrorContradictions,
  monitoringIsYours,
  ...databaseContradictions,
  ...sizeContradictions,
];
