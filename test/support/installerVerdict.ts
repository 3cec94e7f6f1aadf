import type { Finding } from '../../src/core/finding.ts';
import type { Release } from '../../src/core/release.ts';
import { resolveRelease } from '../../src/core/releases/index.ts';
import type { Facts } from '../../src/core/rules/index.ts';
import { yamlText } from '../../src/language/text/document.ts';
import { findingsOf } from '../../src/language/judging/findings.ts';
import { odditiesOf } from '../../src/language/slips/oddities.ts';
import { dialectOf } from '../../src/language/judging/partFacts.ts';
import { yamlProblems } from '../../src/language/slips/yamlProblems.ts';
import { includesOf, type Observation } from './installerOracle.ts';

/** The installers that were run, and the release each is in. */
const installers = {
  '1.7': '1.7.4',
  '1.8': '1.8.7',
  '1.9.0': '1.9.0',
  '1.9': '1.9.8',
  '1.10': '1.10.3',
  '2.x': '2.0',
} as const;

export type InstallerName = keyof typeof installers;

export const installerNames = Object.keys(installers) as readonly InstallerName[];

/** The release that has an installer. */
export function releaseOf(installer: InstallerName): Release {
  const release = resolveRelease(installers[installer]);
  if (release === undefined) throw new Error(`no release ${installers[installer]}`);
  return release;
}

/** What is said about an observed text where the installer is its only reader. */
export function saidAbout(
  observation: Pick<Observation, 'text' | 'include'>,
  installer: InstallerName,
): readonly Pick<Finding, 'code' | 'consumer' | 'effect' | 'path' | 'severity' | 'message'>[] {
  if (observation.text === null) return [];
  const release = releaseOf(installer);
  const context = { release, target: undefined };
  const dialect = dialectOf('dynamic-plugins', context);
  const included = includesOf(observation, installer, dialect);
  return yamlText(observation.text)
    .documents(dialect)
    .flatMap((document, precededBy) => {
      const problems = yamlProblems(document, dialect).map(({ code, message }) => ({
        code,
        message,
        path: [],
        consumer: 'installer' as const,
        severity: 'error' as const,
        effect:
          code === 'yaml-duplicate-key' && release.installer.duplicateKeys === 'lastWins'
            ? ('silent' as const)
            : ('fails' as const),
      }));
      const facts: Facts = {
        is: { kind: 'dynamic-plugins' },
        value: document.value,
        container: 'file',
        included,
        oddities: () => odditiesOf(document),
        precededBy,
      };
      return [...problems, ...findingsOf(facts, context)];
    });
}

/** One observed text held against what the rules say. */
export interface Compared {
  readonly id: string;
  readonly same: boolean;
  readonly fails: boolean;
  /** Codes that say the installer fails. */
  readonly codes: string;
  /** What it said itself, shortened. */
  readonly error: string;
}

/** Whether the rules say of each text that the installer fails where it does. */
export function compared(
  observations: readonly Observation[],
  installer: InstallerName,
): readonly Compared[] {
  return observations.map((observation) => {
    const { id, verdict } = observation;
    const failing = saidAbout(observation, installer).filter(
      ({ consumer, effect }) => consumer === 'installer' && effect === 'fails',
    );
    const fails = verdict.exit !== 0;
    return {
      id,
      same: failing.length > 0 === fails,
      fails,
      codes: failing.map(({ code }) => code).join(),
      error: (verdict.error ?? '').slice(0, 110).replaceAll('\n', ' '),
    };
  });
}
