import type { Target } from '../../target/target.ts';
import { addedEntries } from '../additions/entries.ts';
import { joined } from '../joined.ts';
import { objectNames } from '../objectNames.ts';
import { escapedForTpl } from './escape.ts';

/** What the options of the target add to the values of the backstage chart, at the top of the file and below `upstream`. */
export function optionValues(target: Target): { readonly global: object; readonly upstream: object } {
  const { loki, mirrors } = target;
  const plugins = addedEntries(target);
  return {
    global: {
      ...(plugins.length === 0 ? {} : { dynamic: { plugins: escapedForTpl(plugins) } }),
      ...(mirrors.catalogIndex === undefined
        ? {}
        : { catalogIndex: { image: imageOf(mirrors.catalogIndex) } }),
    },
    upstream: joined(
      loki === undefined ? {} : { backstage: { extraEnvVarsSecrets: [objectNames(target).loki] } },
      mirrors.pullSecret === undefined ? {} : { backstage: { image: { pullSecrets: [mirrors.pullSecret] } } },
    ),
  };
}

/** The chart takes an image apart; its tag stands behind the last colon, which a port never is. */
function imageOf(reference: string): object {
  const registry = reference.slice(0, reference.indexOf('/'));
  const colon = reference.lastIndexOf(':');
  return {
    registry,
    repository: reference.slice(registry.length + 1, colon),
    tag: reference.slice(colon + 1),
  };
}
