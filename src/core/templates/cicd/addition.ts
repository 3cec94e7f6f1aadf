import type { Artifact } from '../../artifact.ts';
import type { Target } from '../../target/target.ts';
import type { Addition } from '../additions/addition.ts';
import { objectNames } from '../objectNames.ts';
import { configFile } from './configFile.ts';
import { secretFile } from './secretFile.ts';

/** What shows and starts Pipelines and GitOps in RHDH, where the target asks for it. */
export function cicdAddition(target: Target): Addition | undefined {
  const facts = target.release.options.cicd;
  if (!target.cicd || facts === undefined) return undefined;
  return {
    plugins: facts.plugins,
    spec: {
      application: {
        appConfig: { configMaps: [{ name: objectNames(target).cicd }] },
        extraEnvs: { secrets: [{ name: facts.secret.name }] },
      },
    },
    artifacts: cicdFiles(target),
  };
}

/** The files of CI/CD; none where the release has nothing for it. */
export function cicdFiles(target: Target): readonly Artifact[] {
  const facts = target.release.options.cicd;
  return facts === undefined ? [] : [configFile(target, facts), secretFile(target, facts)];
}
