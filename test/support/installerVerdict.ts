import type { Finding } from '../../src/core/finding.ts';
import type { Release } from '../../src/core/release.ts';
import { resolveRelease } from '../../src/core/releases/index.ts';
import type { Facts } from '../../src/core/rules/index.ts';
import { yamlText } from '../../src/language/document.ts';
import { findingsOf } from '../../src/language/findings.ts';
import { odditiesOf } from '../../src/language/oddities.ts';
import { dialectOf } from '../../src/language/partFacts.ts';
import { yamlProblems } from '../../src/language/yamlProblems.ts';
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
): readonly Pick<Finding, 'code' | 'consumer' | 'effect' | 'path' | 'severity'>[] {
  if (observation.text === null) return [];
  const release = releaseOf(installer);
  const context = { release, target: undefined };
  const dialect = dialectOf('dynamic-plugins', context);
  const included = includesOf(observation, installer, dialect);
  return yamlText(observation.text)
    .documents(dialect)
    .flatMap((document, precededBy) => {
      const problems = yamlProblems(document).map(({ code }) => ({
        code,
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

/** Failures whose reason lies in a registry, on a disk or in the environment, where no text tells it. */
const elsewhere: readonly RegExp[] = [
  /skopeo/,
  /^Failed to (?:inspect|download|parse)/,
  /Could not decode/,
  /(?:Multiple|No) plugins found in OCI image/,
  /Zip bomb/,
  /archive contains/,
  /npm pack/,
  /hash of the downloaded package/,
  /integrity check failed/,
  /manifest\.json/,
  /No such file or directory/,
];

/** Whether the installer stopped, and whether its text and what it includes show why. */
function outcomeOf({ verdict, env }: Observation): 'passes' | 'fails' | 'elsewhere' {
  // What the environment switches off is not in the text.
  if (env?.SKIP_INTEGRITY_CHECK?.toLowerCase() === 'true') return 'elsewhere';
  if (verdict.exit === 0) return 'passes';
  const errors = verdict.errors?.length ? verdict.errors : [verdict.error ?? ''];
  return errors.every((error) => elsewhere.some((pattern) => pattern.test(error))) ? 'elsewhere' : 'fails';
}

/** One observed text held against what the rules say. */
export interface Compared {
  readonly id: string;
  readonly same: boolean;
  readonly outcome: string;
  /** Codes that say the installer fails. */
  readonly codes: string;
  /** What it said itself, shortened. */
  readonly error: string;
}

/** Every text but those that fail elsewhere: whether the rules say that the installer fails where it does. */
export function compared(
  observations: readonly Observation[],
  installer: InstallerName,
): readonly Compared[] {
  return observations.flatMap((observation) => {
    const outcome = outcomeOf(observation);
    if (outcome === 'elsewhere') return [];
    const failing = saidAbout(observation, installer).filter(
      ({ consumer, effect }) => consumer === 'installer' && effect === 'fails',
    );
    return [
      {
        id: observation.id,
        same: failing.length > 0 === (outcome === 'fails'),
        outcome,
        codes: failing.map(({ code }) => code).join(),
        error: (observation.verdict.error ?? '').slice(0, 110).replaceAll('\n', ' '),
      },
    ];
  });
}
