import { describe, expect, test } from 'vitest';
import { plain } from '../../../src/core/message.ts';
import { resolveRelease } from '../../../src/core/releases/index.ts';
import { scaffoldFiles } from '../../../src/core/scaffold/files.ts';
import { homeOf } from '../../../src/core/scaffold/layouts/index.ts';
import type { Manifest } from '../../../src/core/manifest.ts';
import type { Target } from '../../../src/core/target/target.ts';
import { printAnswers } from '../../../src/core/yaml/answersText.ts';
import type { ScaffoldFile } from '../../../src/core/templates/file.ts';
import { findingsIn } from '../../support/judging.ts';
import { byName, objectsIn, withoutSecrets } from '../../support/laidFiles.ts';
import { runCommand } from '../../support/commandLine.ts';
import { matrixCases, type MatrixCase } from '../../support/scaffoldMatrix.ts';
import { useScaffoldRuns } from '../../support/scaffoldRuns.ts';

const secrets = (): { readonly backendSecret: string } => ({ backendSecret: 'a-secret-of-the-tests' });

const { scaffold, write, folder } = useScaffoldRuns();
const cases = matrixCases();
const ofSeveral = cases.filter(({ row }) => row.targets !== 'one' && row.what === 'all');

function judged(files: readonly ScaffoldFile[], target: Target): readonly string[] {
  const context = { release: target.release, target, severities: {} };
  return files.flatMap(({ path, text }) =>
    findingsIn(text, context).map(({ code, message }) => `${path}: ${code}: ${plain(message)}`),
  );
}

/** The object as it is without what is there for Argo CD alone. */
function withoutSyncing(object: Manifest): Manifest {
  const { annotations, ...metadata } = object.metadata;
  const others = Object.entries(annotations ?? {}).filter(([key]) => !key.startsWith('argocd.argoproj.io/'));
  if (others.length === 0) return { ...object, metadata };
  return { ...object, metadata: { ...metadata, annotations: Object.fromEntries(others) } };
}

describe('two choices that can be made together', () => {
  test.each(cases)('make files that lint clean, without a hint: $name', ({ answers }) => {
    const { targets } = answers;
    const files = scaffoldFiles(answers, secrets);
    expect(files.length).toBeGreaterThan(1);
    for (const target of targets) {
      const others = targets.filter((one) => one !== target).map((one) => `${homeOf(one, answers)}/`);
      // What targets share is judged by each of them.
      const seen = files.filter(({ path }) => !others.some((home) => path.startsWith(home)));
      expect(judged(seen, target)).toEqual([]);
    }
  });

  test.each(cases.filter(({ row }) => row.layout === 'argocd' || row.layout === 'single'))(
    'make the objects of single files: $name',
    ({ answers }) => {
      for (const target of answers.targets) {
        const one = { ...answers, targets: [target] };
        const separate = objectsIn(scaffoldFiles({ ...one, layout: 'separate' }, secrets));
        const laid = objectsIn(scaffoldFiles(one, secrets)).flatMap((object) => {
          if (answers.layout !== 'argocd') return [object];
          return object.kind === 'Application' ? [] : [withoutSyncing(object)];
        });
        expect(byName(laid)).toEqual(byName(separate));
        expect(withoutSecrets(laid).length).toBe(laid.length - (target.method === 'helm' ? 0 : 1));
      }
    },
  );

  test('are of every choice also where there are several targets', () => {
    // Of the patch releases of a line one is enough.
    const choicesOf = ({ row }: MatrixCase) =>
      Object.entries({ ...row, release: resolveRelease(row.release)?.line }).map(String);
    const choices = (some: readonly MatrixCase[]) => new Set(some.flatMap(choicesOf));
    const missing = [...choices(cases)].filter((choice) => !choices(ofSeveral).has(choice));
    expect(missing.toSorted()).toEqual(['targets,one', 'what,each']);
  });

  // What is only a preview would be at odds with what the operator makes of the other files.
  test.each(ofSeveral)(
    'lint clean where nobody says which target they are for: $name',
    async ({ answers }) => {
      write('answers.yaml', printAnswers(answers));
      const { code, stderr: err } = await scaffold(['--answers', 'answers.yaml', '--out', 'out']);
      expect({ code, err }).toMatchObject({ code: 0 });
      const { stdout: out } = await runCommand(['lint', 'out'], { cwd: folder() });
      expect(out).not.toMatch(/^out\/.*(error|warning)/m);
    },
  );
});
