import { textAt } from '../field.ts';
import { message } from '../message.ts';
import type { OperatorSubscription, Release } from '../release.ts';
import type { Known, KnownValue, ValueSource } from './knownValue.ts';

/** The operators that the Orchestrator needs. */
export const olmValues: readonly ValueSource[] = [
  {
    of: ['subscription'],
    at: ['spec.name', 'metadata.name'],
    values: ({ release }) =>
      operatorsOf(release).map((one) => ({ text: one.package, note: forRelease(release) })),
  },
  {
    of: ['subscription'],
    at: ['spec.channel'],
    values: (known) => chosen(known).map((one) => ({ text: one.channel, note: of(one) })),
  },
  {
    of: ['subscription'],
    at: ['spec.startingCSV'],
    values: (known) =>
      chosen(known).flatMap((one) =>
        one.startingCSV === undefined ? [] : [{ text: one.startingCSV, note: of(one) }],
      ),
  },
  { of: ['subscription'], at: ['spec.source'], values: (known) => catalogs(known, 'source') },
  {
    of: ['subscription'],
    at: ['spec.sourceNamespace'],
    values: (known) => catalogs(known, 'sourceNamespace'),
  },
  {
    of: ['catalogsource'],
    at: ['metadata.namespace'],
    values: (known) => catalogs(known, 'sourceNamespace'),
  },
  {
    of: ['subscription'],
    at: ['metadata.namespace'],
    values: (known) => chosen(known).map((one) => ({ text: one.namespace, note: of(one) })),
  },
  {
    of: ['operatorgroup', 'clusterextension'],
    at: ['metadata.namespace', 'spec.namespace'],
    values: ({ release }) => operatorsOf(release).map((one) => ({ text: one.namespace, note: of(one) })),
  },
  {
    of: ['clusterextension'],
    at: ['spec.source.catalog.packageName'],
    values: ({ release }) =>
      operatorsOf(release).map((one) => ({ text: one.package, note: forRelease(release) })),
  },
  {
    of: ['clusterextension'],
    at: ['spec.source.catalog.channels'],
    values: (known) =>
      chosen(known, 'spec', 'source', 'catalog', 'packageName').map((one) => ({
        text: one.channel,
        note: of(one),
      })),
  },
];

function operatorsOf({ subscriptions }: Release): readonly OperatorSubscription[] {
  const { serverless, serverlessLogic, rhdh, pipelines, gitops } = subscriptions;
  return [serverless, serverlessLogic, rhdh, pipelines, gitops].filter((one) => one !== undefined);
}

/** The operator that an object names, or all of them while it names none of ours. */
function chosen({ release, object }: Known, ...path: readonly string[]): readonly OperatorSubscription[] {
  const name =
    path.length === 0
      ? (textAt(object, 'spec', 'name') ?? textAt(object, 'metadata', 'name'))
      : textAt(object, ...path);
  const operators = operatorsOf(release);
  const named = operators.filter((one) => one.package === name);
  return named.length === 0 ? operators : named;
}

function catalogs({ release, target }: Known, field: 'source' | 'sourceNamespace'): readonly KnownValue[] {
  const ofTarget = target?.olm === 'v0' ? [target.catalog] : [];
  const texts = [...ofTarget, ...operatorsOf(release)].map((one) => one[field]);
  return texts.map((text) => ({ text }));
}

function of({ package: name }: OperatorSubscription): ReturnType<typeof message> {
  return message('Of the package {0}.', name);
}

function forRelease({ version }: Release): ReturnType<typeof message> {
  return message('For RHDH {0}.', version);
}
