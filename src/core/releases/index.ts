import { message, type Message } from '../message.ts';
import type { Release } from '../release.ts';
import { rhdh1_10 } from './rhdh1_10.ts';
import { rhdh1_7 } from './rhdh1_7.ts';
import { rhdh1_8 } from './rhdh1_8.ts';
import { rhdh1_9 } from './rhdh1_9.ts';
import { rhdh2_0 } from './rhdh2_0.ts';
import { rhdh2_1 } from './rhdh2_1.ts';

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

/** The release in words that say which patch a line stands for, and whether it may still change. */
export function describeRelease({ line, version, final }: Release): Message {
  const exact = line === version ? message('{0}', line) : message('{0} ({1})', line, version);
  return final ? exact : message('{0} (not final)', line);
}
