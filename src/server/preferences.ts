import { field, textAt } from '../core/field.ts';
import type { Severity } from '../core/finding.ts';
import { message, plain, type Message } from '../core/message.ts';
import type { Release } from '../core/release.ts';
import { resolveRelease, unknownRelease } from '../core/releases/index.ts';
import { settings } from '../protocol/names.ts';

/** What the user set, of what concerns files. */
export interface Preferences {
  readonly release: Release | undefined;
  readonly severities: Readonly<Record<string, Severity | 'off'>>;
  /** What the user should know about a setting that counts as not set. */
  readonly problem: Message | undefined;
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
    problem: asked === '' || release !== undefined ? undefined : releaseProblem(asked),
  };
}

function releaseProblem(asked: string): Message {
  const name = `${settings.section}.${settings.release}`;
  return message('The setting {0} counts as not set: {1}', name, plain(unknownRelease(asked)));
}

function isSeverityEntry(entry: [string, unknown]): entry is [string, Severity | 'off'] {
  return typeof entry[1] === 'string' && severities.includes(entry[1]);
}
