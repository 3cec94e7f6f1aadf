import { embedded, type ManifestFile } from '../../artifact.ts';
import { message, type Message } from '../../message.ts';
import type { CicdFacts } from '../../optionFacts.ts';
import type { Target } from '../../target/target.ts';
import { instanceNotes } from '../notes.ts';
import { objectNames } from '../objectNames.ts';

/** Where Argo CD and GitHub are, as a part of the app-config. */
export function configFile(target: Target, facts: CicdFacts): ManifestFile {
  return {
    path: '22-cicd.yaml',
    kind: 'manifest',
    notes: instanceNotes(target, ...notes(target, facts)),
    objects: [
      {
        apiVersion: 'v1',
        kind: 'ConfigMap',
        metadata: { name: objectNames(target).cicd, namespace: target.namespace },
        data: { 'app-config-cicd.yaml': embedded(appConfig(target)) },
      },
    ],
  };
}

function appConfig({ release }: Target): unknown {
  const instance = {
    name: release.argoCd?.name ?? 'argocd',
    url: '${ARGOCD_URL}',
    username: '${ARGOCD_USERNAME}',
    password: '${ARGOCD_PASSWORD}',
  };
  return {
    argocd: { appLocatorMethods: [{ type: 'config', instances: [instance] }] },
    integrations: { github: [{ host: 'github.com', token: '${GITHUB_TOKEN}' }] },
  };
}

function notes({ release }: Target, { unnamed, softwareTemplates }: CicdFacts): readonly Message[] {
  return [
    message(
      'The values come from the Secret of 23-cicd-secret.yaml. Of a list that several app-configs have, RHDH takes the last one as a whole: further instances and hosts belong here.',
    ),
    message(
      'The software templates that start the Pipeline are locations of the catalog, to be added to yours (catalog.locations, type url):{0}',
      softwareTemplates.map((address) => `\n  ${address}`).join(''),
    ),
    message(
      'The certificate of the API server is not checked (skipTLSVerify in 21-dynamic-plugins.yaml): give its authority as caData instead where RHDH should.',
    ),
    ...(unnamed.length === 0
      ? []
      : [
          message(
            'RHDH {0} brings the Pipeline and the AppProject, but no longer the pages for them: {1} are plugins of the community, in {2}. Which images suit this release is not known here: their tags begin with bs_ and the Backstage version inside.',
            release.line,
            unnamed.join(', '),
            release.options.installerFiles.communityRegistry,
          ),
        ]),
  ];
}
