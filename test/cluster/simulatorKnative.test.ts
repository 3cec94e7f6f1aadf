import { test } from 'vitest';
import { deployments, type Kind } from '../../sandbox/simulator/kinds.ts';
import { products } from '../../sandbox/simulator/knative/products.ts';
import type { Manifest } from '../../src/core/manifest.ts';
import { describeCluster } from '../support/cluster.ts';
import type { Stretch, Tolerance } from '../support/history.ts';
import { factsWithMessages } from '../support/operatorFacts.ts';
import { refTo, usePlayedOperator } from '../support/playedOperator.ts';
import { logicRecording, rounds, stretch } from '../support/recordings.ts';
import { describeWithShared } from '../support/sharedFolder.ts';

describeWithShared(
  'recordings/sonataflow-knative',
  'the Knative operator, held against the recorded one',
  () => {
    describeCluster('on a server of its own', () => {
      const played = usePlayedOperator({
        operator: 'knative',
        crds: { owners: ['openshift', 'serverless-operator'] },
        kinds: [...products.map(({ kind }) => kind), deployments],
        comparison: { subject, facts: factsWithMessages, tolerance },
        // Long enough for the actions of one round to be seen together.
        step: 150,
      });

      /** Does what the recording's author did. */
      const repeat = async (action: string) => {
        const [, namespace = '', name = '', status] = /^(\S+)\/(\S+) Available=(\w+)$/.exec(action) ?? [];
        if (status !== undefined) {
          const conditions = [{ type: 'Available', status }];
          await played.client.patch(
            refTo(deployments, namespace, name),
            { status: { conditions } },
            'status',
          );
        } else if (action === 'delete Deployment autoscaler') {
          await played.client.remove(refTo(deployments, 'knative-serving', 'autoscaler'));
        } else if (action.startsWith('spec change')) {
          const spec = { 'high-availability': { replicas: 1 } };
          await played.client.patch(serving, { spec });
        } else throw new Error(`Nobody here knows how to ${action}.`);
      };

      test('KnativeServing (09a), and its Deployments one after the other (09b)', async () => {
        await played.settle();
        const spec = { 'controller-custom-certs': { name: '', type: '' }, registry: {} };
        await played.apply(servings, 'knative-serving', 'knative-serving', spec);
        await played.same(stretch(logicRecording('09a-knativeserving-good'), /^create/));
        for (const { actions, stretch: recorded } of rounds(
          logicRecording('09b-knativeserving-deployments'),
        )) {
          await Promise.all(actions.map(repeat));
          await played.same(recorded);
        }
      });

      test('KnativeEventing with the misspelt key (09c)', async () => {
        await played.settle();
        await played.apply(eventings, 'knative-eventing', 'knative-eventing', { Registry: {} });
        const [first, ...later] = rounds(logicRecording('09c-knativeeventing-good'));
        await played.same(first?.stretch ?? nothing);
        for (const { actions, stretch: recorded } of later) {
          await Promise.all(actions.map(repeat));
          await played.same(recorded);
        }
      });

      test('both in a namespace that is not theirs (09d)', async () => {
        const [recorded] = rounds(logicRecording('09d-wrong-namespace-and-name'));
        await played.settle();
        await played.apply(servings, 'other', 'knative-serving', {});
        await played.apply(eventings, 'other', 'knative-eventing', {});
        await played.same(recorded?.stretch ?? nothing);
      });

      test('KnativeServing is deleted (09f)', async () => {
        const { before, versions } = stretch(
          logicRecording('09f-delete-cr-operator-running'),
          /^delete KnativeServing/,
          /^deployments left/,
        );
        await played.apply(servings, 'knative-serving', 'knative-serving', {});
        await played.settle();
        await played.client.remove(serving);
        // The recording begins with the object as it was being deleted.
        const recorded = { before: [...before, ...versions.slice(0, 1)], versions: versions.slice(1) };
        const facts = ({ metadata }: Manifest) => metadata.finalizers ?? [];
        await played.same(recorded, facts);
      });
    });
  },
);

const apiVersion = 'operator.knative.dev/v1beta1';
const servings: Kind = { apiVersion, kind: 'KnativeServing', plural: 'knativeservings' };
const eventings: Kind = { apiVersion, kind: 'KnativeEventing', plural: 'knativeeventings' };
const serving = refTo(servings, 'knative-serving', 'knative-serving');

function subject({ kind, metadata }: Manifest): string | undefined {
  return kind === 'Deployment' ? undefined : `${kind} ${metadata.namespace}/${metadata.name}`;
}

const nothing: Stretch = { before: [], versions: [] };

const tolerance: Tolerance = {
  varying: [],
  unordered: [
    { rows: [/^KnativeServing/, /^KnativeEventing/], why: 'each kind has a controller of its own' },
  ],
};
