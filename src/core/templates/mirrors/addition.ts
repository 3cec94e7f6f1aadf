import type { Target } from '../../target/target.ts';
import type { Addition } from '../additions/addition.ts';
import { joined } from '../joined.ts';
import { objectNames } from '../objectNames.ts';
import { takesImages } from './pluginImages.ts';
import { registriesFile, registriesKey } from './registriesFile.ts';
import { secretsFile } from './secretsFile.ts';

/** What lets the plugins be fetched where there is no way to the internet; nothing where the target has no mirrors. */
export function mirrorsAddition(target: Target): Addition | undefined {
  const { images, npm, catalogIndex, pullSecret } = target.mirrors;
  const parts = [
    ...(images === undefined ? [] : [registries(target)]),
    ...(npm === undefined ? [] : [npmrc(target)]),
    ...(catalogIndex === undefined ? [] : [catalogIndexPart(target, catalogIndex)]),
    ...(pullSecret === undefined ? [] : [credentials(target, pullSecret)]),
  ];
  if (parts.length === 0) return undefined;
  return {
    plugins: [],
    spec: joined(...parts),
    artifacts: [
      ...(images === undefined ? [] : [registriesFile(target, images)]),
      ...(npm === undefined && pullSecret === undefined ? [] : [secretsFile(target)]),
    ],
  };
}

function registries(target: Target): object {
  const { container, registriesFolder } = target.release.options.installerFiles;
  const file = {
    name: objectNames(target).registries,
    key: registriesKey,
    mountPath: registriesFolder,
    containers: [container],
  };
  return { application: { extraFiles: { configMaps: [file] } } };
}

function catalogIndexPart({ release }: Target, image: string): object {
  const { container, catalogIndexVariable } = release.options.installerFiles;
  const variable = { name: catalogIndexVariable, value: image, containers: [container] };
  return { application: { extraEnvs: { envs: [variable] } } };
}

/**
 * A folder beside the one where the operator mounts an .npmrc of its own: two mounts of one path are refused. By a patch,
 * because RHDH 1.7 cannot name the container of a file.
 */
function npmrc(target: Target): object {
  const { container, npm } = target.release.options.installerFiles;
  const name = 'npmrc-of-mirror';
  const mountPath = `${target.release.backend.folder}/.npmrc.mirror`;
  return podPatch({
    initContainers: [
      {
        name: container,
        env: [{ name: npm.variable, value: `${mountPath}/${npm.key}` }],
        volumeMounts: [{ name, mountPath, readOnly: true }],
      },
    ],
    volumes: [{ name, secret: { secretName: objectNames(target).npmrc } }],
  });
}

/** For the nodes, which fetch the images of the Pod, and for the container that fetches plugins by itself. */
function credentials(target: Target, secret: string): object {
  const forNodes = podPatch({ imagePullSecrets: [{ name: secret }] });
  return takesImages(target) ? joined(installerCredentials(target, secret), forNodes) : forNodes;
}

function installerCredentials({ release }: Target, secret: string): object {
  const { container, credentials: file } = release.options.installerFiles;
  const { folder } = release.backend;
  const containers = [container];
  return {
    application: {
      extraFiles: { secrets: [{ name: secret, key: file.key, mountPath: folder, containers }] },
      extraEnvs: { envs: [{ name: file.variable, value: `${folder}/${file.key}`, containers }] },
    },
  };
}

function podPatch(spec: object): object {
  return { deployment: { patch: { spec: { template: { spec } } } } };
}
