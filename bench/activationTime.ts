import { vsixPath } from '../scripts/package.ts';
import { unpackVsix } from '../scripts/vsix.ts';
import type { Activation } from './activation.ts';
import { measuredInVsCode } from './inVsCode.ts';

/** One activation in a fresh VS Code with the files of the VSIX. */
export function activationTime(): Promise<Activation> {
  return measuredInVsCode({ module: 'activation.ts', lay: (folder) => unpackVsix(vsixPath(), folder) });
}
