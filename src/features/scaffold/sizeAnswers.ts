import { message, type Message } from '../../core/message.ts';
import type { ContainerResources, Resources } from '../../core/target/options.ts';
import { cpuProblem, memoryProblem } from '../../core/target/quantity.ts';
import type { Answers } from './question.ts';

type Kind = 'cpu' | 'memory';

interface Amount {
  readonly kind: Kind;
  readonly request?: string;
  readonly limit?: string;
}

/** The question of each container. */
export const sizeIds = {
  backstage: 'sizeBackstage',
  dataIndex: 'sizeDataIndex',
  jobsService: 'sizeJobsService',
} as const satisfies Readonly<Record<keyof Resources, keyof Answers>>;

const containers = ['backstage', 'dataIndex', 'jobsService'] as const;

/** `resources` of the target that the answers describe; a text with a problem says nothing. */
export function sizeAnswers(answers: Answers): Resources {
  return Object.fromEntries(
    containers.flatMap((container) => {
      const amounts = amountsIn(answers[sizeIds[container]] ?? '');
      return amounts === undefined || amounts.length === 0 ? [] : [[container, resourcesOf(amounts)]];
    }),
  );
}

/** What is wrong with a size such as `cpu 500m/2, memory 1Gi/4Gi`; `undefined` when nothing is, as in an empty one. */
export function sizeProblem(text: string): Message | undefined {
  return amountsIn(text) === undefined
    ? message('Like "{0}": what is requested, a slash, and the limit; one of the two is enough.', sizeExample)
    : undefined;
}

/** A size as it is typed. */
export const sizeExample = 'cpu 500m/2, memory 1Gi/4Gi';

/** `undefined` where a part is no amount, or one kind is said twice. */
function amountsIn(text: string): readonly Amount[] | undefined {
  const parts = text
    .split(',')
    .map((part) => part.trim())
    .filter((part) => part !== '');
  const amounts = parts.flatMap((part) => amountIn(part) ?? []);
  const kinds = new Set(amounts.map(({ kind }) => kind));
  return amounts.length === parts.length && kinds.size === parts.length ? amounts : undefined;
}

function amountIn(part: string): Amount | undefined {
  const [, kind, request = '', limit = ''] = /^(cpu|memory)\s+([^\s/]*)(?:\/([^\s/]+))?$/.exec(part) ?? [];
  if ((kind !== 'cpu' && kind !== 'memory') || (request === '' && limit === '')) return undefined;
  const problem = kind === 'cpu' ? cpuProblem : memoryProblem;
  const isAmount = (text: string): boolean => text === '' || problem(text) === undefined;
  if (!isAmount(request) || !isAmount(limit)) return undefined;
  return { kind, ...(request === '' ? {} : { request }), ...(limit === '' ? {} : { limit }) };
}

function resourcesOf(amounts: readonly Amount[]): ContainerResources {
  const requests = amounts.flatMap(({ kind, request }) => (request === undefined ? [] : [[kind, request]]));
  const limits = amounts.flatMap(({ kind, limit }) => (limit === undefined ? [] : [[kind, limit]]));
  return {
    ...(requests.length === 0 ? {} : { requests: Object.fromEntries(requests) as object }),
    ...(limits.length === 0 ? {} : { limits: Object.fromEntries(limits) as object }),
  };
}
