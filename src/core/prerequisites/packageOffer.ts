import { listAt, textAt } from '../field.ts';
import { message, type Message } from '../message.ts';
import type { Question } from '../question.ts';
import type { OperatorSubscription } from '../release.ts';
import type { Snapshot } from '../snapshot.ts';
import type { ClusterTarget } from '../target/target.ts';
import { valueOf } from './answers.ts';

/** What a catalog offers of one package. */
interface Offer {
  readonly offered: boolean;
  readonly channels: readonly {
    readonly name: string;
    /** Names of its ClusterServiceVersions; empty where the server does not list them. */
    readonly versions: readonly string[];
  }[];
}

/**
 * Asks the package server of OLM v0 what the target's catalog offers. It takes a label of the catalog and the name as a
 * field (OLM, package-server), so that another catalog's package of that name does not answer.
 */
function offerQuestion(packageName: string, { catalog }: ClusterTarget): Question<Offer> {
  const { source, sourceNamespace } = catalog;
  return {
    key: `package ${sourceNamespace}/${source}/${packageName}`,
    path: `/apis/packages.operators.coreos.com/v1/namespaces/${encodeURIComponent(sourceNamespace)}/packagemanifests`,
    query: { labelSelector: `catalog=${source}`, fieldSelector: `metadata.name=${packageName}` },
    keep(body) {
      // Whoever answers in its place may not know fields.
      const found = listAt(body, 'items').find((item) => textAt(item, 'metadata', 'name') === packageName);
      const channels = listAt(found, 'status', 'channels').flatMap((channel) => {
        const name = textAt(channel, 'name');
        const versions = listAt(channel, 'entries').flatMap((entry) => textAt(entry, 'name') ?? []);
        return name === undefined ? [] : [{ name, versions }];
      });
      return { offered: found !== undefined, channels };
    },
    // A catalog that has just begun to serve offers nothing for up to a quarter of a minute (recordings: OLM, section 10).
    holds: ({ offered }) => (offered ? undefined : 30_000),
  };
}

/** Why OLM would never resolve a Subscription of this kind, as far as is known, and what to ask to know it. */
export function unoffered(
  snapshot: Snapshot,
  wanted: OperatorSubscription,
  target: ClusterTarget,
): { readonly questions: readonly Question[]; readonly lacking: Lacking | undefined } {
  const { serverless, serverlessLogic, rhdh } = target.release.subscriptions;
  const packages = new Set([serverless, serverlessLogic, rhdh, wanted].map((one) => one.package));
  const questions = [...packages].map((name) => offerQuestion(name, target));
  const offer = valueOf(snapshot, offerQuestion(wanted.package, target));
  // A catalog that offers none of all these does not serve, or not yet, which is no matter of a package.
  const serves = questions.some((question) => valueOf(snapshot, question)?.offered === true);
  const lacking = offer === undefined || !serves ? undefined : unofferedPart(offer, wanted, target);
  return { questions, lacking };
}

interface Lacking {
  readonly code: string;
  readonly reason: Message;
}

function unofferedPart(
  { offered, channels }: Offer,
  wanted: OperatorSubscription,
  { catalog }: ClusterTarget,
): Lacking | undefined {
  if (!offered) {
    const reason = message(
      'Catalog {0} does not offer package {1}. Name the catalog that does in the target ("catalog").',
      catalog.source,
      wanted.package,
    );
    return { code: 'package-missing', reason };
  }
  if (channels.length === 0) return undefined;
  const channel = channels.find(({ name }) => name === wanted.channel);
  if (channel === undefined) {
    const names = channels.map(({ name }) => name).join(', ');
    const reason = message(
      'Package {0} of catalog {1} has no channel {2}; it has: {3}. Choose a release or a catalog that fits.',
      wanted.package,
      catalog.source,
      wanted.channel,
      names,
    );
    return { code: 'channel-missing', reason };
  }
  const { startingCSV } = wanted;
  if (startingCSV === undefined || channel.versions.length === 0) return undefined;
  if (channel.versions.includes(startingCSV)) return undefined;
  const reason = message(
    'Channel {0} of package {1} in catalog {2} does not have {3}. Its newest version is {4}.',
    wanted.channel,
    wanted.package,
    catalog.source,
    startingCSV,
    channel.versions[0] ?? '',
  );
  return { code: 'version-missing', reason };
}
