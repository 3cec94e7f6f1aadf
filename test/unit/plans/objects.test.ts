import { describe, expect, test } from 'vitest';
import { objectsOf } from '../../../src/core/artifact.ts';
import { field, listAt, textAt } from '../../../src/core/field.ts';
import { describeRef, refOf } from '../../../src/core/manifest.ts';
import { isClusterWide, objectsFor } from '../../../src/core/plans/objects.ts';
import { releaseLines } from '../../../src/core/releases/index.ts';
import { contradictions } from '../../../src/core/target/contradictions.ts';
import type { PrerequisiteId } from '../../../src/core/status.ts';
import type { Target } from '../../../src/core/target/target.ts';
import { scaffold } from '../../../src/core/templates/index.ts';
import { targetOf } from '../../support/targets.ts';

const infrastructure = [
  'serverless',
  'serverless-logic',
  'rhdh-operator',
  'knative-serving',
  'knative-eventing',
] as const satisfies readonly PrerequisiteId[];

function refsFor(id: PrerequisiteId, target: Target): readonly string[] {
  return objectsFor(id, target, {}).map((object) => describeRef(refOf(object)));
}

describe('the objects of a prerequisite', () => {
  const choices = [{}, { cicd: true }, { olm: 'v1' }, { olm: 'v1', cicd: true }] as const;
  const targets = releaseLines().flatMap((line) =>
    choices
      .map((choice) => ({ line, choice, target: targetOf(line, choice) }))
      .filter(({ target }) => contradictions(target).length === 0),
  );

  test.each(targets)(
    'RHDH $line $choice: each object of infra belongs to one, those of CI/CD to none',
    ({ target }) => {
      const owned = infrastructure.flatMap((id) => refsFor(id, target));
      const written = scaffold(['infra'], { ...target, cicd: false }).flatMap(objectsOf);
      expect(owned.toSorted()).toEqual(written.map((object) => describeRef(refOf(object))).toSorted());
      expect(infrastructure.every(isClusterWide)).toBe(true);
    },
  );

  test('an operator by OLM v1 comes with what belongs to no namespace', () => {
    expect(refsFor('serverless-logic', targetOf('1.10', { olm: 'v1' }))).toEqual([
      'Namespace openshift-serverless-logic',
      'ServiceAccount openshift-serverless-logic/serverless-logic-operator-installer',
      'ClusterRoleBinding logic-operator-installer-binding',
      'ClusterExtension logic-operator',
    ]);
  });

  test('the RHDH operator is made even where infra leaves it to others', () => {
    const target = targetOf('1.10', { installRhdhOperator: false });
    expect(refsFor('rhdh-operator', target)).toContain('Subscription rhdh-operator/rhdh');
  });

  test('Backstage comes with every ConfigMap that options make it name', () => {
    const target = targetOf('1.10', {
      plugins: 'flavour',
      cicd: true,
      permissions: { admins: [] },
      mirrors: { images: 'mirror.example.com/rhdh' },
    });
    const objects = objectsFor('backstage', target, {});
    const made = objects.filter(({ kind }) => kind === 'ConfigMap').map(({ metadata }) => metadata.name);
    const backstage = objects.find(({ kind }) => kind === 'Backstage');
    const application = field(backstage, 'spec', 'application');
    const named = [
      ...listAt(application, 'appConfig', 'configMaps'),
      ...listAt(application, 'extraFiles', 'configMaps'),
    ].flatMap((one) => textAt(one, 'name') ?? []);
    expect([...named, textAt(application, 'dynamicPluginsConfigMapName') ?? ''].toSorted()).toEqual(
      made.toSorted(),
    );
    expect(made).toHaveLength(6);
  });

  test('of the policies that the operator makes only what they leave closed is ours', () => {
    expect(refsFor('network-policies', targetOf('2.1'))).toEqual([
      'NetworkPolicy rhdh/hub-egress-to-workflows',
    ]);
  });

  test('policies by hand come without the one for monitoring where the target does without', () => {
    const target = targetOf('2.1', { method: 'none', installRhdhOperator: false, monitoring: false });
    expect(refsFor('network-policies', target)).toEqual([
      'Namespace rhdh',
      'NetworkPolicy rhdh/allow-infra-ns-to-workflow-ns',
      'NetworkPolicy rhdh/allow-external-communication',
      'NetworkPolicy rhdh/allow-intra-network',
    ]);
    expect(isClusterWide('network-policies')).toBe(false);
  });
});
