import { standardCatalog, type Bundle, type Catalog, type Channel } from '../../sandbox/simulator/catalog.ts';

/** The catalog OLM was recorded with: some messages name every version of a channel. */
export function recordedCatalog(): Catalog {
  const catalog = standardCatalog([], { line: '1.10', version: '1.10.0' });
  return catalog.map((offered) => ({ ...offered, channels: offered.channels.map(asRecorded) }));
}

function asRecorded(channel: Channel): Channel {
  const [first, ...rest] = channel.bundles.filter(({ csv }) => csv !== 'logic-operator.v1.37.1');
  return first === undefined
    ? channel
    : { ...channel, bundles: [first, ...rest] satisfies [Bundle, ...Bundle[]] };
}
