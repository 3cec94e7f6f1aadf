import { rules } from './index.ts';
import { otherCodes, targetFileCodes } from './otherCodes.ts';

/** Every code that a finding may have. */
export const knownCodes: readonly string[] = [
  ...rules.map(({ code }) => code),
  ...Object.values(otherCodes)
    .flat()
    .map(({ code }) => code),
  ...targetFileCodes,
];
