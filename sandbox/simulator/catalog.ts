import type { CrdOwner } from '../crdFiles.ts';

/** One version of an operator. */
export interface Bundle {
  /** `serverless-operator.v1.38.0` */
  readonly csv: string;
  readonly package: string;
  readonly version: string;
  /** The CSV it upgrades. */
  readonly replaces?: string;
  readonly displayName: string;
  /** Names of its Deployments; the first one is the operator itself. */
  readonly deployments: readonly [string, ...string[]];
  /** Whose CRDs it brings. */
  readonly definitions: CrdOwner;
}

export interface Channel {
  readonly name: string;
  /** Oldest first; the last one is the head. */
  readonly bundles: readonly [Bundle, ...Bundle[]];
}

export interface CatalogPackage {
  readonly name: string;
  readonly defaultChannel: string;
  readonly channels: readonly Channel[];
}

/** What a CatalogSource offers. */
export type Catalog = readonly CatalogPackage[];

const serverless = (version: string): Bundle => ({
  csv: `serverless-operator.v${version}`,
  package: 'serverless-operator',
  version,
  displayName: 'Red Hat OpenShift Serverless',
  deployments: ['knative-openshift', 'knative-operator-webhook', 'knative-openshift-ingress'],
  definitions: 'serverless-operator',
});

const logic = (version: string, name = 'logic-operator'): Bundle => ({
  csv: `${name}.v${version}`,
  package: name,
  version,
  displayName: 'OpenShift Serverless Logic Operator',
  deployments: [`${name}-controller-manager`],
  definitions: 'logic-operator',
});

const rhdh = (version: string): Bundle => ({
  csv: `rhdh-operator.v${version}`,
  package: 'rhdh',
  version,
  displayName: 'Red Hat Developer Hub Operator',
  deployments: ['rhdh-operator'],
  definitions: 'rhdh',
});

/** A release of RHDH as the catalog knows it. */
export interface RhdhVersion {
  readonly line: string;
  readonly version: string;
}

/**
 * The packages an Orchestrator needs. Versions are those that some release of RHDH starts with and the recorded
 * catalog's; RHDH has a channel per line, and `fast`, which is at `current`.
 */
export function standardCatalog(lines: readonly RhdhVersion[], current: RhdhVersion): Catalog {
  return [
    {
      name: 'serverless-operator',
      defaultChannel: 'stable',
      channels: [channel('stable', [serverless('1.37.0'), serverless('1.38.0')])],
    },
    {
      name: 'logic-operator-rhel8',
      defaultChannel: 'alpha',
      channels: [channel('alpha', [logic('1.36.0', 'logic-operator-rhel8')])],
    },
    {
      name: 'logic-operator',
      defaultChannel: 'stable',
      channels: [channel('stable', [logic('1.37.1'), logic('1.37.2'), logic('1.38.0')])],
    },
    {
      name: 'rhdh',
      defaultChannel: 'fast',
      channels: [
        channel('fast', [rhdh(current.version)]),
        ...lines.map(({ line, version }) => channel(`fast-${line}`, [rhdh(version)])),
      ],
    },
  ];
}

function channel(name: string, [first, ...rest]: readonly [Bundle, ...Bundle[]]): Channel {
  const chain: [Bundle, ...Bundle[]] = [first];
  for (const bundle of rest) chain.push({ ...bundle, replaces: chain[chain.length - 1]?.csv ?? first.csv });
  return { name, bundles: chain };
}

/** The version of an operator that a CSV of this name is. */
export function bundleOf(catalog: Catalog, csv: string): Bundle | undefined {
  return catalog
    .flatMap(({ channels }) => channels.flatMap(({ bundles }) => bundles))
    .find((bundle) => bundle.csv === csv);
}
