import type { Severity } from '../finding.ts';
import { rules } from './index.ts';
import { otherCodes } from './otherCodes.ts';

/** What a code means, for tools that show findings. */
export interface CodeDescription {
  /** In a few words; absent where the code says it. */
  readonly title?: string;
  /** In Markdown; absent for the codes of the target file, which docs/target-file.md explains together. */
  readonly why?: string;
  readonly fix?: string;
  /** Unless the release says otherwise; absent where it depends on the finding. */
  readonly severity?: Severity;
}

/** What is said about a code wherever it is named. */
export function describeCode(code: string): CodeDescription {
  const rule = rules.find((one) => one.code === code);
  if (rule !== undefined) {
    const { title, why, fix, severity } = rule;
    return { title, why, severity, ...(fix === undefined ? {} : { fix }) };
  }
  const other = Object.values(otherCodes)
    .flat()
    .find((one) => one.code === code);
  return other === undefined ? {} : { why: other.why };
}
