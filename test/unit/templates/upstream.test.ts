import { expect, test } from 'vitest';
import { isEmbedded, objectsOf } from '../../../src/core/artifact.ts';
import { field, listAt, textAt } from '../../../src/core/field.ts';
import { scaffold } from '../../../src/core/templates/index.ts';
import type { What } from '../../../src/core/templates/template.ts';
import type { Target } from '../../../src/core/target/target.ts';
import { describeWithShared, sharedExists, upstreamDocuments } from '../../support/sharedFolder.ts';
import { targetOf } from '../../support/targets.ts';

const branches = [
  ['1.7', 'release-1.7'],
  ['1.8', 'release-1.8'],
  ['1.9', 'release-1.9'],
  ['1.10', 'release-1.10'],
  ['2.0', 'main'],
] as const;

/** The objects of the same kind as upstream's, by kind and name. */
function ours(
  what: What,
  line: string,
  choices: Partial<Omit<Target, 'release'>> = {},
): Map<string, unknown> {
  const objects = scaffold([what], targetOf(line, choices)).flatMap(objectsOf);
  return new Map(objects.map((object) => [`${object.kind} ${object.metadata.name}`, object]));
}

function idOf(document: unknown): string {
  return `${textAt(document, 'kind')} ${textAt(document, 'metadata', 'name')}`;
}

describeWithShared('upstream/rhdh-operator', 'the same facts as upstream', () => {
  const dependencies = { '{{backstage-name}}': 'hub', '{{backstage-ns}}': 'rhdh' };

  test.each(branches)('RHDH %s: platform and policies', (line, branch) => {
    const files = ['platform', 'network-policies'] as const;
    const made = new Map(files.flatMap((what) => [...ours(what, line)]));
    const shipped = upstreamDocuments(`rhdh-operator/${branch}/plugin-deps/sonataflow.yaml`, dependencies)
      // The Job makes the database; written by hand it would not run again, and RHDH makes the database too.
      .filter((document) => textAt(document, 'kind') !== 'Job');
    expect([...made.keys()].toSorted()).toEqual(shipped.map(idOf).toSorted());
    for (const document of shipped) {
      expect(field(made.get(idOf(document)), 'spec')).toEqual(field(document, 'spec'));
      expect(field(made.get(idOf(document)), 'apiVersion')).toEqual(field(document, 'apiVersion'));
    }
  });

  test('RHDH 2.1: policies of the flavour', () => {
    const made = ours('network-policies', '2.1');
    const path = 'rhdh-operator/post-snapshot/default-config/flavours/orchestrator/networkpolicy.yaml';
    const shipped = upstreamDocuments(path);
    expect([...made.keys()]).toEqual(shipped.map(idOf));
    for (const document of shipped) {
      expect(field(made.get(idOf(document)), 'spec')).toEqual(field(document, 'spec'));
    }
  });

  /** In 1.7 the infrastructure stands inside a script. */
  const withInfra = branches.filter(([, branch]) =>
    sharedExists(`upstream/rhdh-operator/${branch}/plugin-infra`),
  );

  test.each(withInfra)('RHDH %s: infrastructure', (line, branch) => {
    const made = ours('infra', line, { installRhdhOperator: false });
    const shipped = ['serverless', 'serverless-logic', 'knative'].flatMap((name) =>
      upstreamDocuments(`rhdh-operator/${branch}/plugin-infra/${name}.yaml`),
    );
    expect([...made.keys()].toSorted()).toEqual(shipped.map(idOf).toSorted());
    for (const document of shipped) {
      const { Registry: _typo, ...spec } = (field(document, 'spec') ?? {}) as Record<string, unknown>;
      expect(field(made.get(idOf(document)), 'spec') ?? {}, idOf(document)).toEqual(spec);
      expect(field(made.get(idOf(document)), 'metadata', 'namespace')).toEqual(
        field(document, 'metadata', 'namespace'),
      );
    }
  });

  test.each(branches)('RHDH %s: the example', (line, branch) => {
    const example = upstreamDocuments(`rhdh-operator/${branch}/examples/orchestrator.yaml`);
    const exampleCr = example.find((document) => textAt(document, 'kind') === 'Backstage');
    const flavour = field(exampleCr, 'spec', 'flavours') !== undefined;
    const made = ours('all', line, { plugins: flavour ? 'flavour' : 'configmap' });
    const cr = made.get('Backstage hub');
    expect(textAt(cr, 'apiVersion')).toBe(textAt(exampleCr, 'apiVersion'));
    expect(listAt(cr, 'spec', 'flavours').map((one) => textAt(one, 'name'))).toEqual(
      listAt(exampleCr, 'spec', 'flavours').map((one) => textAt(one, 'name')),
    );
    expect(textAt(cr, 'spec', 'application', 'dynamicPluginsConfigMapName') === undefined).toBe(flavour);
    if (flavour) return;

    const data = field(made.get('ConfigMap hub-dynamic-plugins'), 'data', 'dynamic-plugins.yaml');
    const written = isEmbedded(data) ? listAt(data.value, 'plugins') : [];
    const text = example.flatMap((document) => textAt(document, 'data', 'dynamic-plugins.yaml') ?? []).join();
    const shipped = [...text.matchAll(/^ *- package: ["'](.*)["']$/gm)].map(([, name]) => name);
    expect(written.map((plugin) => textAt(plugin, 'package'))).toEqual(shipped);
  });
});
