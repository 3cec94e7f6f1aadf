import { load } from 'js-yaml';
import { expect, test } from 'vitest';
import { field, flagAt, listAt, textAt } from '../../../src/core/field.ts';
import { resolveRelease } from '../../../src/core/releases/index.ts';
import type { OrchestratorPlugin } from '../../../src/core/release.ts';
import {
  describeWithShared,
  listShared,
  sharedExists,
  upstreamDocuments,
} from '../../support/sharedFolder.ts';
import { branches, newestOf } from './branches.ts';

/** The plugin list inside the ConfigMap that the operator ships. */
function shippedList(path: string): unknown {
  const [configMap] = upstreamDocuments(path);
  return load(textAt(configMap, 'data', 'dynamic-plugins.yaml') ?? '');
}

/** The image name in an OCI reference: what stands between the last `/` and tag or digest. */
function imageName(reference: string): string {
  return reference.slice(reference.lastIndexOf('/') + 1).replace(/[:@].*$/, '');
}

describeWithShared('upstream', "against the operator's plugin lists", () => {
  test.each(branches)('%s lists by default what its branch lists', (line, branch) => {
    const { defaults } = newestOf(line);
    const list = shippedList(`rhdh-operator/${branch}/default-config/dynamic-plugins.yaml`);
    expect(defaults.includes).toEqual(field(list, 'includes'));
    expect(defaults.operatorEntries).toEqual(listAt(list, 'plugins'));
  });

  test.each(branches.filter(([line]) => newestOf(line).flavours.length === 0))(
    '%s has no flavours, as its branch has none',
    (_, branch) => {
      expect(sharedExists(`upstream/rhdh-operator/${branch}/default-config/flavours`)).toBe(false);
    },
  );

  test.each(branches.filter(([line]) => newestOf(line).flavours.length > 0))(
    '%s has the flavours of its branch',
    (line, branch) => {
      const { flavours } = newestOf(line);
      const folder = `rhdh-operator/${branch}/default-config/flavours`;
      expect(flavours.map(({ name }) => name)).toEqual(listShared(`upstream/${folder}`));
      for (const { name, enabledByDefault, entries } of flavours) {
        const [metadata] = upstreamDocuments(`${folder}/${name}/metadata.yaml`);
        expect(enabledByDefault).toBe(flagAt(metadata, 'enabledByDefault'));
        // 2.1 takes its Orchestrator flavour from the newer files below.
        if (line === '2.1' && name === 'orchestrator') continue;
        expect(entries).toEqual(listAt(shippedList(`${folder}/${name}/dynamic-plugins.yaml`), 'plugins'));
      }
    },
  );

  test('2.1 has the Orchestrator flavour of the files after the snapshot', () => {
    const folder = 'rhdh-operator/post-snapshot/default-config/flavours';
    const flavour = newestOf('2.1').flavours.find(({ name }) => name === 'orchestrator');
    expect(flavour?.entries).toEqual(
      listAt(shippedList(`${folder}/orchestrator/dynamic-plugins.yaml`), 'plugins'),
    );
  });
});

/** Tags of RHDH that are at hand with a default file of plugins and that we know as releases. */
function tagsWithDefaultFile(): readonly string[] {
  return listShared('upstream/rhdh').filter(
    (tag) =>
      resolveRelease(tag) !== undefined && sharedExists(`upstream/rhdh/${tag}/dynamic-plugins.default.yaml`),
  );
}

describeWithShared('upstream', "against the image's default file", () => {
  test('the files at hand are those of six tags', () => {
    expect(tagsWithDefaultFile()).toEqual(['1.7.0', '1.7.4', '1.8.0', '1.8.7', '1.9.0', '1.9.8']);
  });

  test('each tag lists our plugins, switched off, with our integrity, digest and pluginConfig', () => {
    for (const tag of tagsWithDefaultFile()) {
      const [file] = upstreamDocuments(`rhdh/${tag}/dynamic-plugins.default.yaml`);
      const listed = listAt(file, 'plugins').filter((entry) =>
        /plugin-(scaffolder-backend-module-)?orchestrator/.test(textAt(entry, 'package') ?? ''),
      );
      const ours = newestOf(tag).plugins.map(asListed);
      const byPackage = (one: object, other: object): number =>
        (textAt(one, 'package') ?? '').localeCompare(textAt(other, 'package') ?? '');
      expect(ours.toSorted(byPackage), tag).toEqual((listed as object[]).toSorted(byPackage));
    }
  });

  test('1.10 takes the same plugins into its catalog index', () => {
    const [file] = upstreamDocuments('rhdh/1.10.0/default.packages.yaml');
    const names = ['enabled', 'disabled'].flatMap((state) =>
      listAt(file, 'packages', state).map((entry) => textAt(entry, 'package') ?? ''),
    );
    for (const { name } of newestOf('1.10.0').plugins) {
      expect(names.map((listed) => listed.replace('@', '').replace('/', '-'))).toContain(name);
    }
  });
});

/** How the default file of an image lists a plugin. */
function asListed({
  package: reference,
  name,
  integrity,
  digest,
  defaultConfig,
}: OrchestratorPlugin): object {
  return {
    package: digest === undefined ? reference : `oci://registry.access.redhat.com/rhdh/${name}@${digest}`,
    disabled: true,
    ...(integrity === undefined ? {} : { integrity }),
    ...(defaultConfig === undefined ? {} : { pluginConfig: defaultConfig }),
  };
}

describeWithShared('upstream', "against the export overlays' metadata", () => {
  test.each([
    ['1.9', 'release-1.9'],
    ['1.10', 'release-1.10'],
    ['2.0', 'main'],
    ['2.1', 'main'],
  ])('%s has version and pluginConfig of its branch', (line, branch) => {
    const folder = `rhdh-plugin-export-overlays/${branch}`;
    const release = newestOf(line);
    const [versions] = upstreamDocuments(`${folder}/versions.json`);
    expect(release.backstageVersion).toBe(textAt(versions, 'backstage'));

    const metadata = listShared(`upstream/${folder}/workspaces/orchestrator/metadata`).map(
      (file) => upstreamDocuments(`${folder}/workspaces/orchestrator/metadata/${file}`)[0],
    );
    const upstream = metadata.map((entry) => ({
      name: imageName(textAt(entry, 'spec', 'dynamicArtifact') ?? ''),
      version: textAt(entry, 'spec', 'version'),
      defaultConfig: field(entry, 'spec', 'appConfigExamples', 0, 'content'),
    }));
    const ours = release.plugins.map(({ name, version, defaultConfig }) => ({
      name,
      version,
      defaultConfig,
    }));
    const byName = (one: { name: string }, other: { name: string }): number =>
      one.name.localeCompare(other.name);
    expect(ours.toSorted(byName)).toEqual(upstream.toSorted(byName));
  });
});
