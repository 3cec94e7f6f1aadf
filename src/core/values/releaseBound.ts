import { textAt } from '../field.ts';
import { message, type Message } from '../message.ts';
import type { OurKind } from '../ourKind.ts';
import type { OperatorSubscription, Release } from '../release.ts';
import { releases } from '../releases/index.ts';

/** A field, or what is written in it. */
interface Written {
  /** What stands there; the name of the field where that is meant. */
  readonly text: string;
  /** Roughly the object around it. */
  readonly object: unknown;
}

/** Something that not every release knows. */
interface ReleaseBound {
  readonly of: OurKind;
  readonly at: string;
  readonly role: 'key' | 'value';
  /** Absent where it is always bound. */
  readonly when?: (written: Written) => boolean;
  readonly holds: (release: Release, written: Written) => boolean;
}

const bound: readonly ReleaseBound[] = [
  {
    of: 'dynamic-plugins',
    at: 'plugins.enabled',
    role: 'key',
    holds: ({ installer }) => installer.enabledKey,
  },
  {
    of: 'dynamic-plugins',
    at: 'plugins.package',
    role: 'value',
    when: ({ text }) => text.startsWith('ref://'),
    holds: ({ installer }) => installer.refScheme,
  },
  {
    of: 'dynamic-plugins',
    at: 'plugins.package',
    role: 'value',
    when: ({ text }) => text.includes('{{inherit}}'),
    holds: ({ installer }) => installer.inherit,
  },
  {
    of: 'dynamic-plugins',
    at: 'plugins.dependencies.ref',
    role: 'value',
    holds: ({ dependencyRefs }, { text }) => dependencyRefs.includes(text),
  },
  { of: 'backstage', at: 'spec.flavours', role: 'key', holds: ({ flavours }) => flavours.length > 0 },
  {
    of: 'backstage',
    at: 'spec.flavours.name',
    role: 'value',
    holds: ({ flavours }, { text }) => flavours.some(({ name }) => name === text),
  },
  {
    of: 'backstage',
    at: 'apiVersion',
    role: 'value',
    holds: ({ api }, { text }) => api.served.some((version) => text === `${api.group}/${version}`),
  },
  {
    of: 'subscription',
    at: 'spec.channel',
    role: 'value',
    holds: (release, written) => subscribes(release, written, 'channel'),
  },
  {
    of: 'subscription',
    at: 'spec.startingCSV',
    role: 'value',
    holds: (release, written) => subscribes(release, written, 'startingCSV'),
  },
];

function subscribes(
  { subscriptions }: Release,
  { text, object }: Written,
  field: 'channel' | 'startingCSV',
): boolean {
  const all: readonly OperatorSubscription[] = Object.values(subscriptions);
  return all.some((one) => one.package === textAt(object, 'spec', 'name') && one[field] === text);
}

/** For which releases a field, or what is written in it, is right; nothing where that is no question. */
export function whereItHolds(
  place: { readonly is: OurKind; readonly path: readonly string[]; readonly role: 'key' | 'value' },
  written: Written,
  release: Release,
): readonly Message[] {
  const at = place.path.join('.');
  return bound
    .filter(
      (one) =>
        one.of === place.is && one.at === at && one.role === place.role && (one.when?.(written) ?? true),
    )
    .flatMap((one) => {
      const lines = [
        ...new Set(releases.filter((known) => one.holds(known, written)).map(({ line }) => line)),
      ];
      if (lines.length === 0) return [message('No release of RHDH that is known here takes this.')];
      return [
        message('Holds for RHDH {0}.', lines.join(', ')),
        ...(one.holds(release, written)
          ? []
          : [message('It does not hold for RHDH {0}, which this file is judged for.', release.version)]),
      ];
    });
}
