import { mayBeOurs } from '../core/recognise.ts';
import type { YamlText } from '../language/text/document.ts';
import type { JudgeContext } from '../language/judging/judge.ts';
import type { TargetFiles } from '../language/workspace/targetFiles.ts';
import { judgedWith, mayHoldBackstage, targetOf, type JudgedBy } from '../language/workspace/targets.ts';
import type { WorkspaceIndex } from '../language/workspace/workspaceIndex.ts';
import type { Preferences } from './preferences.ts';

/** What files are judged with, open or not. */
export interface JudgingDeps {
  readonly targetFiles: TargetFiles;
  readonly preferences: () => Promise<Preferences>;
  readonly index: WorkspaceIndex;
}

/** What a text is judged against. */
export interface Judging {
  readonly by: JudgedBy;
  readonly context: JudgeContext;
  /** False where nothing in the text can be ours. */
  readonly mayBe: boolean;
}

/** Finds out what a text is judged against, at its path where it has one. */
export async function judgingOf(
  yaml: YamlText,
  path: string | undefined,
  { targetFiles, preferences, index }: JudgingDeps,
): Promise<Judging> {
  const { release: setting, severities } = await preferences();
  const mayBe = mayBeOurs(yaml.text, path === undefined ? {} : { fileName: path });
  const targetFile = mayBe && path !== undefined ? await targetFiles.for(path) : undefined;
  const by = targetOf({
    text: yaml.text,
    values: () => (mayBe && mayHoldBackstage(yaml.text) ? yaml.values('1.1') : []),
    ...(targetFile === undefined ? {} : { targetFile }),
    ...(setting === undefined ? {} : { setting }),
  });
  return {
    by,
    mayBe,
    context: { ...judgedWith(by, { path, severities }), surroundings: index.surroundings },
  };
}
