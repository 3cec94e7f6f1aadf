import type { ManifestFile } from '../../artifact.ts';
import { message, type Message } from '../../message.ts';
import type { Target } from '../../target/target.ts';
import { commandLines } from '../command.ts';
import { instanceNotes } from '../notes.ts';
import { objectNames } from '../objectNames.ts';

export const registriesKey = 'rhdh-registries.conf';

/** Last part of the path that upstream's script puts the images of Red Hat under. */
const redHatPath = 'rhdh';

/** Which registry stands for which, as skopeo reads it (containers-registries.conf). */
export function registriesFile(target: Target, mirror: string): ManifestFile {
  return {
    path: '22-registries.yaml',
    kind: 'manifest',
    notes: instanceNotes(target, ...notes(target, mirror)),
    objects: [
      {
        apiVersion: 'v1',
        kind: 'ConfigMap',
        metadata: { name: objectNames(target).registries, namespace: target.namespace },
        data: { [registriesKey]: registries(target, mirror) },
      },
    ],
  };
}

function registries({ release, cicd }: Target, mirror: string): string {
  const { registries: named, communityRegistry } = release.options.installerFiles;
  const community = lastPart(communityRegistry);
  const pairs = [
    ...named.map((registry) => [registry, mirror] as const),
    ...(cicd ? [[communityRegistry, `${parent(mirror)}/${community}`] as const] : []),
  ];
  return pairs
    .map(([prefix, location]) => `[[registry]]\nprefix = "${prefix}"\nlocation = "${location}"\n`)
    .join('\n');
}

function notes(target: Target, mirror: string): readonly Message[] {
  const { container } = target.release.options.installerFiles;
  return [
    message(
      'The container {0} fetches the plugins by skopeo, and skopeo looks here for their registries.',
      container,
    ),
    namesNote(target),
    message(
      'An ImageDigestMirrorSet or ImageTagMirrorSet is for the nodes alone: it brings the images of Pods from the mirror, RHDH among them, and no plugin.',
    ),
    ...mirrorNotes(target, mirror),
    ...(target.method === 'operator'
      ? []
      : [
          message(
            'Without the rhdh-operator nobody mounts this: it belongs into {0} of the container {1}.',
            target.release.options.installerFiles.registriesFolder,
            container,
          ),
        ]),
  ];
}

/** Why the packages are not written with the path of the mirror. */
function namesNote({ release }: Target): Message {
  return release.plugins.some(({ package: spec }) => spec.startsWith('ref://'))
    ? message(
        'The plugins keep their names: the default file says which images they stand for, with the registries of Red Hat.',
      )
    : message(
        'The plugins keep their names: {0} finds the version of an image by its registry and path, and another path would find none.',
        '{{inherit}}',
      );
}

/** The script makes the paths itself: it can only be told where they begin. */
function mirrorNotes(target: Target, mirror: string): readonly Message[] {
  const { release, mirrors } = target;
  const index = release.defaults.catalogIndexImage;
  if (lastPart(mirror) !== redHatPath || index === undefined) return [];
  const { branch } = release.pluginInfra;
  const script = `https://raw.githubusercontent.com/redhat-developer/rhdh-operator/${branch}/.rhdh/scripts/mirror-plugins.sh`;
  return [
    message(
      'Upstream has a script that copies the plugins of the catalog index to the mirror:{0}',
      commandLines(`curl -sSLO ${script}`) +
        commandLines(
          'bash mirror-plugins.sh',
          `--plugin-index oci://${index}`,
          ...communityOption(target),
          `--to-registry ${parent(mirror)}`,
        ),
    ),
    ...(mirrors.catalogIndex === undefined
      ? [message('The catalog index itself comes from the mirror by the same way.')]
      : []),
  ];
}

/** Plugins of the community that the catalog index does not bring. */
function communityOption({ cicd, release: { options } }: Target): readonly string[] {
  const registry = `oci://${options.installerFiles.communityRegistry}/`;
  const packages = (cicd ? (options.cicd?.plugins ?? []) : [])
    .map(({ package: spec }) => spec)
    .filter((spec) => spec.startsWith(registry));
  return packages.length === 0 ? [] : [['--plugins', ...packages].join(' \\\n      ')];
}

function lastPart(path: string): string {
  return path.slice(path.lastIndexOf('/') + 1);
}

function parent(path: string): string {
  return path.slice(0, path.lastIndexOf('/'));
}
