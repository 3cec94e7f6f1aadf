import type { DefaultResources } from '../backendFacts.ts';
import { message } from '../message.ts';
import { at, type Contradiction, type ContradictionRule } from './contradiction.ts';
import { sizedContainers } from './options.ts';
import { amountOf } from './quantity.ts';
import type { Target } from './target.ts';

type SizedContainer = (typeof sizedContainers)[number];

const platformIsYours: ContradictionRule = ({ resources, ownPlatform, method }) =>
  method === 'operator' && !ownPlatform
    ? (['dataIndex', 'jobsService'] as const)
        .filter((container) => resources[container] !== undefined)
        .map((container) =>
          at(
            ['resources', container],
            message('The rhdh-operator makes this platform: keep the platform by hand to size its services.'),
          ),
        )
    : undefined;

const somebodyReads: ContradictionRule = ({ resources, method }) =>
  method === 'none' && resources.backstage !== undefined
    ? at(
        ['resources', 'backstage'],
        message('Without the rhdh-operator and without Helm nobody reads how large RHDH is to be.'),
      )
    : undefined;

/** Kubernetes refuses a Pod that asks for more than it may have, also where one of the two was there before. */
const requestsWithinLimits: ContradictionRule = (target) =>
  sizedContainers.flatMap((container) =>
    (['cpu', 'memory'] as const).flatMap((kind) => overLimit(container, kind, target) ?? []),
  );

/** What cannot stand together around the sizes of containers. */
export const sizeContradictions: readonly ContradictionRule[] = [
  platformIsYours,
  somebodyReads,
  requestsWithinLimits,
];

function overLimit(
  container: SizedContainer,
  kind: 'cpu' | 'memory',
  target: Target,
): Contradiction | undefined {
  const chosen = target.resources[container];
  if (chosen === undefined) return undefined;
  const before = defaultsOf(container, target);
  if (before === undefined) return undefined;
  const request = chosen.requests?.[kind] ?? before.requests[kind];
  const limit = chosen.limits?.[kind] ?? before.limits[kind];
  if (amountOf(request) <= amountOf(limit)) return undefined;
  if (chosen.limits?.[kind] === undefined) {
    return at(
      ['resources', container, 'requests', kind],
      message(
        '{0} is more than the limit of {1} that holds where none is said: say limits too.',
        request,
        limit,
      ),
    );
  }
  return chosen.requests?.[kind] === undefined
    ? at(
        ['resources', container, 'limits', kind],
        message(
          '{0} is less than the {1} that is requested where nothing is said: say requests too.',
          limit,
          request,
        ),
      )
    : at(
        ['resources', container, 'requests', kind],
        message('{0} is more than its limit of {1}.', request, limit),
      );
}

function defaultsOf(container: SizedContainer, { release, method }: Target): DefaultResources | undefined {
  if (container === 'backstage') return (method === 'helm' ? release.helm : release.backend).resources;
  const field = container === 'dataIndex' ? 'dataIndex' : 'jobService';
  return release.platform.services.find((service) => service.field === field)?.resources;
}
