import { field, textAt } from '../core/field.ts';
import type { Severity } from '../core/finding.ts';
import { message, plain, type Message } from '../core/message.ts';
import type { Release } from '../core/release.ts';
import { resolveRelease, unknownRelease } from '../core/releases/index.ts';
import { knownCodes } from '../core/rules/codes.ts';
import { nearest } from '../core/schema/nearest.ts';
import { settings } from '../protocol/names.ts';

/** What the user set, of what concerns files. */
export interface Preferences {
  readonly release: Release | undefined;
  readonly severities: Readonly<Record<string, Severity | 'off'>>;
  /** Of which files problems are shown. */
  readonly diagnostics: 'openFiles' | 'workspace';
  /** What the user should know about settings that have no effect. */
  readonly problems: readonly Message[];
}

const severities: readonly string[] = ['error', 'warning', 'info', 'hint', 'off'] satisfies (
  Severity | 'off'
)[];

/** Reads the settings of the section; what makes no sense counts as not set. */
export function parsePreferences(section: unknown): Preferences {
  const asked = textAt(section, settings.release) ?? '';
  const perCode = field(section, settings.severity);
  const entries = typeof perCode === 'object' && perCode !== null ? Object.entries(perCode) : [];
  const release = resolveRelease(asked);
  return {
    release,
    severities: Object.fromEntries(entries.filter(isSeverityEntry)),
    diagnostics: textAt(section, settings.diagnostics) === 'workspace' ? 'workspace' : 'openFiles',
    problems: [
      ...(asked === '' || release !== undefined ? [] : [releaseProblem(asked)]),
      ...entries.flatMap(([code]) => (knownCodes.includes(code) ? [] : [codeProblem(code)])),
    ],
  };
}

function releaseProblem(asked: string): Message {
  const name = `${settings.section}.${settings.release}`;
  return message('The setting {0} counts as not set: {1}', name, plain(unknownRelease(asked)));
}

function codeProblem(code: string): Message {
  const name = `${settings.section}.${settings.severity}`;
  const meant = nearest(code, knownCodes);
  return meant === undefined
    ? message('The setting {0} names the code "{1}", which no finding has.', name, code)
    : message(
        'The setting {0} names the code "{1}", which no finding has. Did you mean "{2}"?',
        name,
        code,
        meant,
      );
}

function isSeverityEntry(entry: [string, unknown]): entry is [string, Severity | 'off'] {
  return typeof entry[1] === 'string' && severities.includes(entry[1]);
}
