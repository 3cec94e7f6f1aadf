import type { DefaultResources } from './backendFacts.ts';

/** The Helm charts of a release, as far as their values differ from line to line. */
export interface HelmCharts {
  readonly repository: string;
  readonly backstage: string;
  /** What the chart calls its parts after the Helm release, unless that is in the release's name already. */
  readonly nameOverride: string;
  readonly infra: string;
  /** Published versions carry the number of the RHDH patch release; absent where none is published yet. */
  readonly version?: string;
  /** Template of the backstage chart that names the Secret with `backend-secret`. */
  readonly backendSecretTemplate: string;
  /** The database that the platform of the chart uses; no value changes it. */
  readonly platformDatabase: string;
  /** The schemas of its services there. */
  readonly platformSchemas: readonly string[];
  /** The Job that creates it; `{name}` stands for the Helm release, which is named after the Backstage object. */
  readonly databaseJob: string;
  /** Longest name of the Helm release that leaves the Job one it can have. */
  readonly maxNameLength: number;
  /** Keys the chart expects in the Secret of an external database; no value changes them. */
  readonly userKey: string;
  readonly passwordKey: string;
  /** The database that comes with the chart; names hold `{name}` for the name of the Helm release. */
  readonly localDatabase: {
    readonly secret: string;
    readonly userKey: string;
    readonly passwordKey: string;
    readonly service: string;
  };
  /** What the chart gives RHDH's container where nobody says otherwise. */
  readonly resources: DefaultResources;
}
