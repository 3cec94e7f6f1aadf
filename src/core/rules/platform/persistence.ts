import { field } from '../../field.ts';
import type { Path } from '../../finding.ts';
import { isMapping, type Mapping } from '../../schema/place.ts';
import type { Facts } from '../rule.ts';

/** A connection to PostgreSQL in an object of the Serverless Logic operator. */
export interface Persistence {
  readonly path: Path;
  readonly postgresql: Mapping;
  /** `dataIndex` or `jobService`; absent where it is the platform's or the workflow's own. */
  readonly service?: string;
}

/** Every connection that a platform or a workflow has. */
export function persistencesIn({ is, value }: Facts): readonly Persistence[] {
  if (is.kind !== 'sonataflowplatform' && is.kind !== 'sonataflow') return [];
  const services = field(value, 'spec', 'services');
  const named = is.kind === 'sonataflowplatform' && isMapping(services) ? Object.keys(services) : [];
  return [
    ...connectionAt(value, ['spec', 'persistence', 'postgresql']),
    ...named.flatMap((service) =>
      connectionAt(value, ['spec', 'services', service, 'persistence', 'postgresql']).map((one) => ({
        ...one,
        service,
      })),
    ),
  ];
}

function connectionAt(value: unknown, path: Path): readonly Persistence[] {
  const postgresql = field(value, ...path);
  return isMapping(postgresql) ? [{ path, postgresql }] : [];
}

/** Whether a field is there with a value: `null` is dropped by the API server. */
export function has(mapping: Mapping, name: string): boolean {
  return (mapping[name] ?? null) !== null;
}
