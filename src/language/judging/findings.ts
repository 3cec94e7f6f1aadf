import { field } from '../../core/field.ts';
import type { Finding } from '../../core/finding.ts';
import { holdsFor } from '../../core/recogniseForm.ts';
import { judgeFacts, type Facts, type RuleContext } from '../../core/rules/index.ts';
import { judgeStructure } from '../../core/schema/structure.ts';
import { parseTargetFile } from '../../core/target/targetFile.ts';

/** What structure and rules find in one document. */
export function findingsOf(facts: Facts, context: RuleContext): readonly Finding[] {
  const ruled =
    facts.is.kind === 'target-file' ? parseTargetFile(facts.value).findings : judgeFacts(facts, context);
  const structural = structureOf(facts, context);
  // What a rule explains better is not said a second time by the structure: a placeholder is a mapping, too.
  const both = [
    ...structural.filter(({ path }) => !ruled.some((finding) => isSaidBy(finding, path))),
    ...ruled,
  ];
  return both.filter(
    (finding) => holdsFor(facts.is.form, finding) && !isElided(field(facts.value, ...finding.path)),
  );
}

/** Where readers of different dialects may be meant, what holds for what each of them reads. */
function structureOf(facts: Facts, context: RuleContext): readonly Finding[] {
  const { is, value, readBy } = facts;
  const line = knownLine(context);
  const found = judgeStructure(is, value, line);
  if (readBy === undefined || found.length === 0) return found;
  const others = new Set((context.candidates ?? []).map((release) => readBy(release)));
  others.delete(value);
  const saidOfAll = [...others].map((other) => new Set(judgeStructure(is, other, line).map(said)));
  return found.filter((one) => saidOfAll.every((all) => all.has(said(one))));
}

function said({ code, path }: Finding): string {
  return JSON.stringify([code, path]);
}

/** Where nobody said which release is meant, a field is unknown only when no line knows it. */
function knownLine({ release, candidates }: RuleContext): string | undefined {
  return candidates === undefined ? release.line : undefined;
}

/** Documentation writes dots where the reader is to think the rest. */
function isElided(value: unknown): boolean {
  return value === '...' || value === '…';
}

/** What is said about a key says nothing about the parts of its value. */
function isSaidBy({ at, path: said }: Finding, path: Finding['path']): boolean {
  return isWithin(path, said) && (at === 'value' || path.length === said.length);
}

function isWithin(path: Finding['path'], above: Finding['path']): boolean {
  // What is said about a whole document says nothing about its parts.
  if (above.length === 0) return path.length === 0;
  return above.every((step, index) => path[index] === step);
}
