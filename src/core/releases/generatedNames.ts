import type { GeneratedNames } from '../release.ts';

const namesOfEveryRelease = {
  workload: 'backstage-{name}',
  databaseSecret: 'backstage-psql-secret-{name}',
  databaseService: 'backstage-psql-{name}',
  dynamicPlugins: 'backstage-dynamic-plugins-{name}',
} satisfies Partial<GeneratedNames>;

/** Observed, recordings/rhdh-operator (release-1.7, release-1.8, release-1.9). */
export const generatedNames1_7: GeneratedNames = {
  ...namesOfEveryRelease,
  appConfig: 'backstage-appconfig-{name}',
  npmrcSecret: 'backstage-files-{name}',
};

/** From here on the name of the default object is appended. Observed, recordings/rhdh-operator (release-1.10, main). */
export const generatedNames1_10: GeneratedNames = {
  ...namesOfEveryRelease,
  appConfig: 'backstage-appconfig-{name}-default-appconfig',
  npmrcSecret: 'backstage-files-{name}-dynamic-plugins-npmrc',
};
