import { holdsInTemplates } from '../../core/recogniseForm.ts';
import { isSlip } from '../slips/yamlProblems.ts';
import { yamlText, type YamlText } from '../text/document.ts';
import { filledTemplate } from '../text/filledTemplate.ts';
import type { Edit } from '../text/range.ts';
import type { Judgement } from './judgement.ts';
import type { LocatedFinding } from './located.ts';

/** A template is judged as far as what it is filled in with makes no difference; one that is not understood, not at all. */
export function judgeTemplate(template: string, manifests: (filled: YamlText) => Judgement): Judgement {
  const { text, isCertain } = filledTemplate(template);
  const { ours, findings } = manifests(yamlText(text));
  // The branches of a condition may well say the same key each.
  const isUnderstood = !findings.some(
    ({ code, range }) => isSlip(code) || (code === 'yaml-duplicate-key' && isCertain(range.start)),
  );
  return {
    ours,
    findings: findings
      .filter(({ code, range }) => isUnderstood && holdsInTemplates(code) && isCertain(range.start))
      .map((finding) => repairedAsWritten(finding, template, text)),
  };
}

/** A repair of the filled template is one of the template as long as it writes nothing again that was filled in. */
function repairedAsWritten(finding: LocatedFinding, template: string, filled: string): LocatedFinding {
  const { fix } = finding;
  if (fix === undefined) return finding;
  const edit = (): Edit | undefined => {
    const made = fix.edit();
    const isAsWritten = made && template.slice(made.start, made.end) === filled.slice(made.start, made.end);
    return isAsWritten ? made : undefined;
  };
  return { ...finding, fix: { ...fix, edit } };
}
