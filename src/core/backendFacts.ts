/** The container that RHDH runs in, as image and rhdh-operator have it. */
export interface BackendFacts {
  readonly container: string;
  /** Working directory; files of a Backstage object are mounted here unless it says otherwise. */
  readonly folder: string;
  readonly database: DatabaseVariables;
  /** What the container gets where nobody says otherwise. */
  readonly resources: DefaultResources;
}

/** Environment variables that tell RHDH where its database is, by what they say. */
export interface DatabaseVariables {
  readonly host: string;
  readonly port: string;
  readonly user: string;
  readonly password: string;
  readonly sslMode: string;
  /** Path of a file with certificates to trust beside those that Node.js knows. */
  readonly certificates: string;
}

/** `resources` of a container before anybody chose; a choice replaces single amounts. */
export interface DefaultResources {
  readonly requests: { readonly cpu: string; readonly memory: string };
  readonly limits: { readonly cpu: string; readonly memory: string };
}
