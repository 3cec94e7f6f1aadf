import { dirname, relative, resolve, sep } from 'node:path';
import { releaseLines, resolveRelease } from '../core/releases/index.ts';
import { targetFiles, type FileSource } from '../language/workspace/targetFiles.ts';
import { targetOf, type JudgedBy } from '../language/workspace/targets.ts';
import { targetFileName } from '../protocol/names.ts';
import { wrongUse, type CliEdge } from './edge.ts';
import { findTargets, targetByName } from './targets.ts';

/** What the command line says about the target. */
export interface LintTargetOptions {
  readonly target?: string;
  readonly release?: string;
  readonly config?: string;
}

/** What a file is judged against. */
export type TargetChoice = (
  path: string,
  text: string,
  values: () => readonly unknown[],
) => Promise<JudgedBy>;

/** How targets are found for the files of one run. */
export interface LintTargets {
  readonly choose: TargetChoice;
  /** Absolute paths of the target files that had a say so far; what is wrong in one of them changes what it said. */
  consulted(): readonly string[];
}

/** Wrong use where the options make no sense together or name nothing. */
export async function checkTargetOptions(
  options: LintTargetOptions,
  edge: Pick<CliEdge, 'cwd'>,
): Promise<void> {
  await lintTargets(options, { read: () => Promise.resolve(undefined) }, edge);
}

/** An option goes before everything that files say; without one each file has what its folder and comments say. */
export async function lintTargets(
  options: LintTargetOptions,
  source: FileSource,
  edge: Pick<CliEdge, 'cwd'>,
): Promise<LintTargets> {
  const { target: name, release: asked, config } = options;
  if (name !== undefined && asked !== undefined)
    throw wrongUse('--target says the release already: leave out --release.');
  if (name !== undefined) {
    const { target } = await targetByName(edge, name, config);
    const file = await findTargets(edge, config);
    return {
      choose: () => Promise.resolve({ release: target.release, target, from: 'setting', findings: [] }),
      consulted: () => (file === undefined ? [] : [file.path]),
    };
  }
  if (asked !== undefined) {
    const setting = resolveRelease(asked);
    if (setting === undefined)
      throw wrongUse(`There is no RHDH release ${asked}; known are ${releaseLines().join(', ')}.`);
    return {
      choose: (_path, _text, values) => Promise.resolve(targetOf({ text: '', values, setting })),
      consulted: () => [],
    };
  }
  if (config !== undefined) {
    const file = await findTargets(edge, config);
    if (file === undefined) throw wrongUse(`There is no ${config}.`);
    const { entries: targets, path: home } = file;
    return {
      choose: (path, text, values) => {
        const relativePath = relative(dirname(home), path).split(sep).join('/');
        return Promise.resolve(targetOf({ text, values, targetFile: { targets, relativePath } }));
      },
      consulted: () => [home],
    };
  }
  const consulted: string[] = [];
  const files = targetFiles(noting(source, consulted), targetFileName);
  return {
    choose: async (path, text, values) => {
      const targetFile = await files.for(path.split(sep).join('/'));
      return targetOf({ text, values, ...(targetFile === undefined ? {} : { targetFile }) });
    },
    consulted: () => consulted,
  };
}

/** The same source, which keeps the paths of the files that were there. */
function noting(source: FileSource, paths: string[]): FileSource {
  return {
    async read(path) {
      const text = await source.read(path);
      if (text !== undefined) paths.push(resolve(path));
      return text;
    },
  };
}
