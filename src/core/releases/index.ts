import { message, type Message } from '../message.ts';
import type { Release } from '../release.ts';
import { rhdh1_10 } from './rhdh1_10.ts';
import { rhdh1_7 } from './rhdh1_7.ts';
import { rhdh1_8 } from './rhdh1_8.ts';
import { rhdh1_9 } from './rhdh1_9.ts';
import { rhdh2_0 } from './rhdh2_0.ts';
import { rhdh2_1 } from './rhdh2_1.ts';

/*
 * Sources, as the comments of this folder call them (branch or tag, then file):
 *   OP     redhat-developer/rhdh-operator, below config/profile/rhdh: release-1.7 8bc16b83, 1.8 42656efd, 1.9 bcb84718,
 *          1.10 5a18d426, main c0cb1c92
 *   OP+    the same, newer files of 2.1 from no recorded branch: 40d6f4f2, 0ea45e43, 09a04cac, 16b5cd1e
 *   RHDH   redhat-developer/rhdh, tags
 *   OVL    redhat-developer/rhdh-plugin-export-overlays: release-1.9 e3ff9839, 1.10 a3040998, main 8582b8cd
 *   DOCS   redhat-developer/red-hat-developers-documentation-rhdh, 1.10 and 2.1
 *   SFO    kubesmarts/logic-operator, main-1.x 0b5b4ed8
 *   OSS    openshift-knative/serverless-operator, main 02f6bc2c
 * "Observed" means that the real program was run: recordings of operators on a real API server (recordings/…) and of
 * the installers on 539 texts (oracle/installers). "Inferred" facts were read nowhere: correct them first.
 */

/** Every known release, oldest line first, oldest patch first. */
export const releases: readonly Release[] = [
  ...rhdh1_7,
  ...rhdh1_8,
  ...rhdh1_9,
  ...rhdh1_10,
  ...rhdh2_0,
  ...rhdh2_1,
];

/** The lines in order: `1.7` … `2.1`. */
export function releaseLines(): readonly string[] {
  return [...new Set(releases.map(({ line }) => line))];
}

/** The exact versions in order: `1.7.0` … `2.1`. */
export function knownVersions(): readonly string[] {
  return releases.map(({ version }) => version);
}

/** The release a text asks for: `1.8` is its newest known patch, `1.8.5` exactly that; `undefined` for any other text. */
export function resolveRelease(text: string): Release | undefined {
  return releases.find(({ version }) => version === text) ?? releases.findLast(({ line }) => line === text);
}

/** That a text asks for no release known here, and which ones are: patches of the line it names, else lines. */
export function unknownRelease(asked: string): Message {
  const patches = releases.filter(({ line }) => asked.startsWith(`${line}.`)).map(({ version }) => version);
  if (patches.length > 0) {
    return message('RHDH {0} is not known here; known in its line: {1}.', asked, patches.join(', '));
  }
  const known = releaseLines().join(', ');
  return message('RHDH {0} is not known here; known are {1} and their patch releases.', asked, known);
}

/** The release in words that say which patch a line stands for, and whether it may still change. */
export function describeRelease({ line, version, final }: Release): Message {
  const exact = line === version ? message('{0}', line) : message('{0} ({1})', line, version);
  return final ? exact : message('{0} (not final)', line);
}
