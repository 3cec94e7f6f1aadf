import { describe, expect, test } from 'vitest';
import { releaseLines } from '../../../src/core/releases/index.ts';
import { rules } from '../../../src/core/rules/index.ts';
import { scaffold } from '../../../src/core/templates/index.ts';
import { print } from '../../../src/core/yaml/print.ts';
import { yamlText } from '../../../src/language/document.ts';
import { judge } from '../../../src/language/judge.ts';
import { goldenCases } from '../../support/goldenCases.ts';
import { contextOf } from '../../support/judging.ts';
import { targetOf } from '../../support/targets.ts';
import { surroundingsFor } from '../../support/workspaceFiles.ts';

const acrossFiles = rules.filter(({ about }) => about === 'workspace').map(({ code }) => code);

/** What we write goes together: what is found across files must not be found there. */
describe('nothing is missing among files that were scaffolded together', () => {
  const all = releaseLines().flatMap((line) =>
    goldenCases(line)
      .filter(({ what }) => what === 'all')
      .map(({ name, choices }) => [`${line} ${name}`, line, choices] as const),
  );

  test.each(all)('%s', (_, line, choices) => {
    const target = targetOf(line, choices);
    const files = Object.fromEntries(
      scaffold(['all'], target, { backendSecret: 'a-secret-of-the-tests' }).map((file) => [
        file.path,
        print(file),
      ]),
    );
    const surroundings = surroundingsFor(files);
    const found = Object.entries(files).flatMap(([path, text]) =>
      judge(yamlText(text), contextOf(line, { target, surroundings, fileName: `/ws/${path}` }))
        .findings.filter(({ code }) => acrossFiles.includes(code))
        .map(({ code }) => `${path} ${code}`),
    );
    expect(found).toEqual([]);
  });
});
