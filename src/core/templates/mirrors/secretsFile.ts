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
      ...(pullSecret === undefined ? [] : [pull(target, pullSecret)]),
    ),
    objects: [],
  };
}

function npmrc(target: Target, registry: string): readonly Message[] {
  const { container, npm } = target.release.options.installerFiles;
  const address = registry.replace(/\/*$/, '/');
  const line = `${npm.scope}:registry=${address}`;
  const credentials = `${address.replace(/^https?:/, '')}:_authToken=`;
  return [
    message(
      'Here belongs the Secret {0} in namespace {1} with the key {2}. Its lines; the second one, with a token behind it, only where the registry asks for one:{3}',
      objectNames(target).npmrc,
      target.namespace,
      npm.key,
      `\n  ${line}\n  ${credentials}`,
    ),
    message(
      'It takes the place of the .npmrc that the rhdh-operator gives to {0}, so that every line of that one which you need belongs into it.',
      container,
    ),
  ];
}

function pull(target: Target, secret: string): Message {
  const { namespace } = target;
  return takesImages(target)
    ? message(
        'The Secret {0} in namespace {1}, of type kubernetes.io/dockerconfigjson, is yours to bring: credentials of the mirror, for the nodes as for the container that fetches plugins.',
        secret,
        namespace,
      )
    : message(
        'The Secret {0} in namespace {1}, of type kubernetes.io/dockerconfigjson, is yours to bring: credentials of the mirror, for the nodes.',
        secret,
        namespace,
      );
}
