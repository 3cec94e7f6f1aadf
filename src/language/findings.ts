import type { Finding } from '../core/finding.ts';
import { judgeFacts, type Facts, type RuleContext } from '../core/rules/index.ts';
import { judgeStructure } from '../core/schema/structure.ts';
import { parseTargetFile } from '../core/target/targetFile.ts';

/** What structure and rules find in one document. */
export function findingsOf(facts: Facts, context: RuleContext): readonly Finding[] {
  const ruled =
    facts.is.kind === 'target-file' ? parseTargetFile(facts.value).findings : judgeFacts(facts, context);
  const structural = judgeStructure(facts.is, facts.value, context.release.line);
  // What a rule explains better is not said a second time by the structure: a placeholder is a mapping, too.
  return [
    ...structural.filter(({ path }) => !ruled.some((finding) => isWithin(path, finding.path))),
    ...ruled,
  ];
}

function isWithin(path: Finding['path'], above: Finding['path']): boolean {
  return above.length > 0 && above.every((step, index) => path[index] === step);
}
