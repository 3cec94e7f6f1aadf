import type { ManifestFile } from '../../artifact.ts';
import { message, type Message } from '../../message.ts';
import type { Target } from '../../target/target.ts';
import { instanceNotes } from '../notes.ts';
import { objectNames } from '../objectNames.ts';
import { takesImages } from './pluginImages.ts';

/** Which Secrets the mirrors need; their values are the user's to bring. */
export function secretsFile(target: Target): ManifestFile {
  const { npm, pullSecret } = target.mirrors;
  return {
    path: '23-mirror-secrets.yaml',
    kind: 'manifest',
    notes: instanceNotes(
      target,
      ...(npm === undefined ? [] : npmrc(target, npm)),
      ...(pullSecret === undefined ? [] : pull(target, pullSecret)),
    ),
    objects: [],
  };
}

/** The chart mounts a Secret of this name by itself; the Backstage object names ours. */
function npmrcName(target: Target): string {
  return target.method === 'helm' ? `${target.name}-dynamic-plugins-npmrc` : objectNames(target).npmrc;
}

function npmrc(target: Target, registry: string): readonly Message[] {
  const { container, npm } = target.release.options.installerFiles;
  const address = registry.replace(/\/*$/, '/');
  const line = `${npm.scope}:registry=${address}`;
  const credentials = `${address.replace(/^https?:/, '')}:_authToken=`;
  return [
    message(
      'Here belongs the Secret {0} in namespace {1} with the key {2}. Its lines; the second one, with a token behind it, only where the registry asks for one:{3}',
      npmrcName(target),
      target.namespace,
      npm.key,
      `\n  ${line}\n  ${credentials}`,
    ),
    ...(target.method === 'operator'
      ? [
          message(
            'It takes the place of the .npmrc that the rhdh-operator gives to {0}, so that every line of that one which you need belongs into it.',
            container,
          ),
        ]
      : []),
  ];
}

function pull(target: Target, secret: string): readonly Message[] {
  const { namespace, method, name } = target;
  const yours = message(
    'The Secret {0} in namespace {1}, of type kubernetes.io/dockerconfigjson, is yours to bring: credentials of the mirror, for the nodes that fetch the images of Pods.',
    secret,
    namespace,
  );
  if (!takesImages(target)) return [yours];
  const { container } = target.release.options.installerFiles;
  return [
    yours,
    method === 'helm'
      ? message(
          'The container {0} fetches plugins with those of a Secret {1}, which the chart mounts where it exists: the same content with the key auth.json.',
          container,
          `${name}-dynamic-plugins-registry-auth`,
        )
      : message('The container {0} fetches plugins with the same.', container),
  ];
}
