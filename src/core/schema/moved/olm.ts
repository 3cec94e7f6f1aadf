import { message } from '../../message.ts';
import type { Moved } from './moved.ts';

const subscriptionFields = [
  'name',
  'channel',
  'source',
  'sourceNamespace',
  'startingCSV',
  'installPlanApproval',
  'config',
] as const;

const oneLevelTooHigh = message('What is subscribed to stands under spec.');

/** The spec of a Subscription without the indentation that makes it one. */
export const movedInSubscription: readonly Moved[] = subscriptionFields.map((name) => ({
  from: name,
  message: oneLevelTooHigh,
  becomes: { kind: 'moved', to: [{ path: ['spec', name] }] },
}));

const ofSubscription = message(
  'This is a field of a Subscription. An OperatorGroup only says which namespaces its operators watch.',
);

/** Fields of the Subscription that is mostly written beside it. */
export const movedInOperatorGroup: readonly Moved[] = [
  ...[...subscriptionFields, 'package', 'packages'].map((name) => ({
    from: `spec.${name}`,
    message: ofSubscription,
  })),
  {
    from: 'spec.targetNamespace',
    message: message('The field is called "targetNamespaces" and takes a list.'),
    becomes: {
      kind: 'moved',
      to: [
        {
          path: ['spec', 'targetNamespaces'],
          value: (name) => (typeof name === 'string' ? [name] : undefined),
        },
      ],
    },
  },
];
