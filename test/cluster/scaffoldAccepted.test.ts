import { beforeAll, describe, expect, test } from 'vitest';
import type { BackstageLine } from '../../sandbox/crdFiles.ts';
import { readCrds } from '../../sandbox/crds.ts';
import { installCrds } from '../../sandbox/installCrds.ts';
import { furnishOpenShift } from '../../sandbox/openshift.ts';
import { describeRef, refOf, type Manifest } from '../../src/core/manifest.ts';
import { releaseLines } from '../../src/core/releases/index.ts';
import type { ScaffoldAnswers } from '../../src/core/scaffold/answers.ts';
import { scaffoldFiles } from '../../src/core/scaffold/files.ts';
import { homeOf } from '../../src/core/scaffold/layouts/index.ts';
import { contradictions } from '../../src/core/target/contradictions.ts';
import type { Target } from '../../src/core/target/target.ts';
import { scaffold, templates } from '../../src/core/templates/index.ts';
import { namespaceObject } from '../../src/core/templates/namespaceObject.ts';
import { readValues } from '../../src/core/yaml/parse.ts';
import { print } from '../../src/core/yaml/print.ts';
import { fieldManager } from '../../src/protocol/names.ts';
import { comparedByArgoCd } from '../support/argocdDiff.ts';
import { describeCluster, useCluster } from '../support/cluster.ts';
import { eventually } from '../support/eventually.ts';
import { byName, kustomizeBuild, objectsIn, withoutSecrets } from '../support/laidFiles.ts';
import { scaffoldChoices } from '../support/scaffoldChoices.ts';
import { matrixCases } from '../support/scaffoldMatrix.ts';
import { targetOf } from '../support/targets.ts';

const answeredSecret = { backendSecret: 'a-secret-of-the-tests' };
const together = matrixCases();

/** The objects as a reader finds them in the files, in the order of applying. */
function objectsInFiles(target: Target): readonly Manifest[] {
  const whats = templates.map(({ what }) => what);
  return scaffold(whats, target, answeredSecret).flatMap((artifact) => {
    if (artifact.kind !== 'manifest') return [];
    const values = readValues(print(artifact), { version: '1.1' });
    if (values === undefined) throw new Error(`${artifact.path} is not YAML.`);
    return values as readonly Manifest[];
  });
}

/** The objects of each target. Those of kustomize are complete only when they are built. */
function objectsOf(answers: ScaffoldAnswers): readonly (readonly Manifest[])[] {
  const layout = answers.layout === 'kustomize' ? 'separate' : answers.layout;
  return answers.targets.map((target) =>
    objectsIn(scaffoldFiles({ ...answers, layout, targets: [target] }, () => answeredSecret)),
  );
}

describeCluster('what is scaffolded, before an API server', () => {
  const cluster = useCluster({ crds: true });
  beforeAll(async () => {
    const { client } = cluster.server;
    await furnishOpenShift(client);
    // Somebody who reads Applications is there before the first one is written.
    const metadata = { name: 'openshift-gitops' };
    await client.apply({ apiVersion: 'v1', kind: 'Namespace', metadata });
  });

  describe.each(releaseLines())('with the CRDs of RHDH %s', (line) => {
    // That of Backstage is the only one in which lines differ.
    beforeAll(async () => {
      const { client } = cluster.server;
      const crds = readCrds({ owners: ['rhdh'], backstage: line as BackstageLine });
      for (const { apiVersion, kind, metadata } of crds) {
        const ref = { apiVersion, kind, name: metadata.name };
        await client.remove(ref);
        await eventually(async () => expect(await client.get(ref)).toBeUndefined());
      }
      await installCrds(client, crds);
    });

    // Most choices change a few objects only; what was accepted once need not be sent again.
    const known = new Map<string, Manifest>();
    async function accepted(object: Manifest): Promise<Manifest> {
      const [id, text] = [describeRef(refOf(object)), JSON.stringify(object)];
      const before = known.get(text);
      if (before !== undefined) return before;
      const options = { fieldManager, fieldValidation: 'Strict' } as const;
      const live = await cluster.server.client.apply(object, options);
      // What the server keeps says all that the file says: nothing was pruned.
      const { stringData: _written, ...kept } = object;
      expect(live, id).toMatchObject(kept);
      known.set(text, live);
      return live;
    }

    describe('one choice at a time', () => {
      const offered = scaffoldChoices.filter(
        ([, choice]) => contradictions(targetOf(line, choice)).length === 0,
      );
      test.each(offered)('is accepted with strict validation: %s', async (_name, choice) => {
        const objects = objectsInFiles(targetOf(line, choice));
        expect(objects.length).toBeGreaterThan(15);
        for (const object of objects) await accepted(object);
      });
    });

    describe('choices that can be made together', () => {
      const ofLine = together.flatMap(({ name, row, answers }) => {
        const targets = answers.targets.filter(({ release }) => release.line === line);
        return targets.length === 0 ? [] : [{ name, row, answers: { ...answers, targets } }];
      });
      test.each(ofLine)('are accepted with strict validation: $name', async ({ answers, row }) => {
        for (const { method, namespace } of answers.targets) {
          // The Helm chart is installed with --create-namespace.
          if (method === 'helm') await accepted(namespaceObject(namespace));
        }
        for (const objects of objectsOf(answers)) {
          if (row.method !== 'helm') expect(objects).not.toEqual([]);
          const application = objects.find(({ kind }) => kind === 'Application');
          for (const object of objects) {
            const live = await accepted(object);
            if (row.layout !== 'argocd' || object.kind === 'Secret') continue;
            const compared = comparedByArgoCd(live, object, application);
            expect(compared.again, describeRef(refOf(object))).toEqual(compared.live);
          }
        }
      });
    });
  });
});

describeCluster('kubectl kustomize', () => {
  test.each(together.filter(({ row }) => row.layout === 'kustomize'))(
    'builds the objects of single files, but no Secret: $name',
    async ({ answers }) => {
      const folders = answers.targets.map((target) => homeOf(target, answers));
      const built = await kustomizeBuild(
        scaffoldFiles(answers, () => answeredSecret),
        folders,
      );
      expect(built.map((objects) => byName(objects))).toEqual(
        objectsOf(answers).map((objects) => byName(withoutSecrets(objects))),
      );
    },
  );
});
