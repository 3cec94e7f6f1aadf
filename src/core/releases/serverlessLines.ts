import type { Compatibility } from '../release.ts';

type ServerlessLine = Pick<Compatibility, 'serverless' | 'serverlessOpenshift' | 'knative'>;

/** Source: OSS, project.yaml of 1.36.1. */
export const serverless1_36: ServerlessLine = {
  serverless: '1.36',
  serverlessOpenshift: { from: '4.14', to: '4.20' },
  knative: '1.16',
};

/** Source: OSS, project.yaml of 1.37.2. */
export const serverless1_37: ServerlessLine = {
  serverless: '1.37',
  serverlessOpenshift: { from: '4.14', to: '4.22' },
  knative: '1.17',
};

/**
 * The newest lines that are known, whatever RHDH was published with.
 * Source: OSS, project.yaml of 1.38.0; DOCS, compatibility matrix of 2.1.
 */
export const newestServerless: Pick<Compatibility, 'serverless' | 'serverlessLogic'> = {
  serverless: '1.38',
  serverlessLogic: '1.39',
};
