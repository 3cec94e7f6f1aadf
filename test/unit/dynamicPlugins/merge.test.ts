import { expect, test } from 'vitest';
import { pluginList } from '../../../src/core/dynamicPlugins/pluginList.ts';
import { parse } from '../../../src/core/yaml/parse.ts';
import { includesOf, observed, type ObservedPlugin } from '../../support/installerOracle.ts';
import { installerNames, releaseOf } from '../../support/installerVerdict.ts';
import { describeWithShared } from '../../support/sharedFolder.ts';

/** A plugin as one line; the path of an image is left out, which the model does not know where no file names it. */
function line(key: string, enabled: boolean, integrity: unknown): string {
  return `${key.replace(/:?!.*$/, '')} ${enabled ? 'on' : 'off'} ${JSON.stringify(integrity ?? null)}`;
}

function seen({ key, enabled, integrity }: ObservedPlugin): string {
  return line(key, enabled, integrity);
}

describeWithShared(
  'oracle/installers',
  'what the model makes of a list is what the installers made of it',
  () => {
    test.each(installerNames)('%s', (installer) => {
      const release = releaseOf(installer);
      const dialect = release.installer.implementation === 'python' ? 'python' : '1.2';
      const differing = observed(installer).flatMap((observation) => {
        const { text, verdict, id, env } = observation;
        // What the catalog index holds is not in the text.
        if (text === null || verdict.plugins === null || env?.CATALOG_INDEX_IMAGE !== undefined) return [];
        const [value] = parse(text, { version: dialect }).documents;
        const included = includesOf(observation, installer, dialect);
        const { merge } = pluginList(value, { release, target: undefined, container: 'file', included });
        const made = merge.plugins
          .map(({ key, off, fields }) => line(key, !off, fields.integrity))
          .toSorted();
        const real = verdict.plugins.map(seen).toSorted();
        return JSON.stringify(made) === JSON.stringify(real)
          ? []
          : [
              {
                id,
                made: made.filter((x) => !real.includes(x)),
                real: real.filter((x) => !made.includes(x)),
              },
            ];
      });
      expect(differing).toEqual([]);
    });
  },
);
