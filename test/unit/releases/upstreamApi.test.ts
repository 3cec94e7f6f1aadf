import { expect, test } from 'vitest';
import { field, flagAt, listAt, textAt } from '../../../src/core/field.ts';
import { describeWithShared, upstreamDocuments } from '../../support/sharedFolder.ts';
import { branches, newestOf } from './branches.ts';

function versionsOf(branch: string): readonly unknown[] {
  const [definition] = upstreamDocuments(`rhdh-operator/${branch}/crd/rhdh.redhat.com_backstages.yaml`);
  return listAt(definition, 'spec', 'versions');
}

const namesWhere = (versions: readonly unknown[], key: string, value: boolean): readonly string[] =>
  versions
    .filter((version) => flagAt(version, key) === value)
    .map((version) => textAt(version, 'name') ?? '');

/** Dotted names of the fields directly below `spec.application` of a version. */
function applicationFields(version: unknown): readonly string[] {
  const schema = field(version, 'schema', 'openAPIV3Schema', 'properties', 'spec', 'properties');
  const properties = field(schema, 'application', 'properties');
  return Object.keys(properties ?? {}).map((key) => `application.${key}`);
}

describeWithShared('upstream', 'against the Backstage CRD', () => {
  test.each(branches)('%s serves, stores and deprecates the versions of its branch', (line, branch) => {
    const { api } = newestOf(line);
    const versions = versionsOf(branch);
    expect(api.served).toEqual(namesWhere(versions, 'served', true).toReversed());
    expect(api.unserved).toEqual(namesWhere(versions, 'served', false));
    expect([api.storage]).toEqual(namesWhere(versions, 'storage', true));
    expect(api.deprecated).toEqual(namesWhere(versions, 'deprecated', true));
  });

  test.each(branches)('%s loses exactly the fields that its stored version does not have', (line, branch) => {
    const { api } = newestOf(line);
    const versions = versionsOf(branch);
    const stored = new Set(
      applicationFields(versions.find((version) => textAt(version, 'name') === api.storage)),
    );
    const older = versions.flatMap((version) => applicationFields(version));
    const lost = new Set(older.filter((name) => !stored.has(name)));
    expect([...lost].toSorted()).toEqual([...api.droppedSpecFields].toSorted());
  });
});

describeWithShared('upstream', "against the operator's default Deployment", () => {
  test.each(branches)('%s sets what its branch sets on the installer', (line, branch) => {
    const { installer, defaults } = newestOf(line);
    const [deployment] = upstreamDocuments(`rhdh-operator/${branch}/default-config/deployment.yaml`);
    const [container] = listAt(deployment, 'spec', 'template', 'spec', 'initContainers');
    const environment = new Map(
      listAt(container, 'env').map((entry) => [textAt(entry, 'name'), textAt(entry, 'value')]),
    );
    expect(environment.get('MAX_ENTRY_SIZE')).toBe(String(installer.operatorMaxEntrySize));
    expect(environment.get('CATALOG_INDEX_IMAGE')).toBe(defaults.catalogIndexImage);
  });
});
