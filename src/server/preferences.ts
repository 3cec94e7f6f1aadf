import { field, textAt } from '../core/field.ts';
import type { Severity } from '../core/finding.ts';
import type { Release } from '../core/release.ts';
import { resolveRelease } from '../core/releases/index.ts';
import { settings } from '../protocol/names.ts';

/** What the user set, of what concerns files. */
export interface Preferences {
  readonly release: Release | undefined;
  readonly severities: Readonly<Record<string, Severity | 'off'>>;
}

const severities: readonly string[] = ['error', 'warning', 'info', 'hint', 'off'] satisfies (
  Severity | 'off'
)[];

/** Reads the settings of the section; what makes no sense counts as not set. */
export function parsePreferences(section: unknown): Preferences {
  const asked = textAt(section, settings.release);
  const perCode = field(section, settings.severity);
  const entries = typeof perCode === 'object' && perCode !== null ? Object.entries(perCode) : [];
  return {
    release: asked === undefined || asked === '' ? undefined : resolveRelease(asked),
    severities: Object.fromEntries(entries.filter(isSeverityEntry)),
  };
}

function isSeverityEntry(entry: [string, unknown]): entry is [string, Severity | 'off'] {
  return typeof entry[1] === 'string' && severities.includes(entry[1]);
}
