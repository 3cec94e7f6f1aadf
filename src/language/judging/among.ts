import type { Finding } from '../../core/finding.ts';
import type { Part } from '../../core/parts.ts';
import { judgeAmong, type RuleContext } from '../../core/rules/index.ts';
import {
  factsOfFile,
  type FileFacts,
  type ReadFile,
  type WorkspaceObject,
} from '../../core/workspace/fileFacts.ts';
import { isPatch, surroundingsOf, withFile, type Surroundings } from '../../core/workspace/surroundings.ts';

/** What an object is judged against, and what is known of its neighbours. */
export interface AmongContext extends RuleContext {
  /** Path of the file, where it has one. */
  readonly fileName?: string;
  /** What stands in other files; absent where nobody looked. */
  readonly surroundings?: Surroundings;
}

/** What is found in an object by what stands around it; paths begin at the object. */
export interface AmongFinding {
  readonly object: WorkspaceObject;
  readonly finding: Finding;
}

const nothing = surroundingsOf([]);

/** What the rules about several documents find in those of a file that are ours. */
export function amongOthers(
  file: ReadFile,
  parts: readonly Part[],
  context: AmongContext,
): readonly AmongFinding[] {
  return amongFacts(factsOfFile(context.fileName ?? '', file), parts, context);
}

/** The same for a file whose facts are known. */
export function amongFacts(
  own: FileFacts,
  parts: readonly Part[],
  context: AmongContext,
): readonly AmongFinding[] {
  const around = withFile(context.surroundings ?? nothing, own);
  return own.objects
    .filter((object) => isJudged(object, parts, around))
    .flatMap((object) => judgeAmong(object, around, context).map((finding) => ({ object, finding })));
}

/** Of patches and templates nobody knows what they come to. */
function isJudged(object: WorkspaceObject, parts: readonly Part[], around: Surroundings): boolean {
  const { document, path, form } = object;
  if (form === 'template' || isPatch(object, around)) return false;
  return parts.some((part) => part.document === document && part.path.join() === path.join());
}
