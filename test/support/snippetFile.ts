import { objectsOf } from '../../src/core/artifact.ts';
import { releaseLines } from '../../src/core/releases/index.ts';
import { scaffold } from '../../src/core/templates/index.ts';
import type { Target } from '../../src/core/target/target.ts';
import type { What } from '../../src/core/templates/template.ts';
import { printValue } from '../../src/core/yaml/print.ts';
import { targetOf } from './targets.ts';

/** One entry of a VS Code snippet file. */
export interface Snippet {
  readonly prefix: string;
  readonly description: string;
  readonly body: readonly string[];
}

/** A scaffolded file that is offered as snippet. */
interface SnippetSource {
  readonly prefix: string;
  readonly title: string;
  readonly what: What;
  /** End of the file's path. */
  readonly file: string;
  readonly choices?: Partial<Omit<Target, 'release'>>;
}

const sources: readonly SnippetSource[] = [
  source('dynamic-plugins', 'ConfigMap with the Orchestrator plugins', 'dynamic-plugins', 'dynamic-plugins'),
  source('backstage', 'Backstage with the Orchestrator', 'backstage', 'backstage'),
  source('app-config', 'app-config with a token for workflows', 'backstage', 'app-config'),
  source('backend-secret', 'Secret with BACKEND_SECRET', 'backstage', 'backend-secret'),
  source('platform', 'SonataFlowPlatform on the database of RHDH', 'platform', 'sonataflow-platform'),
  {
    ...source(
      'network-policies',
      'Network policies of the Orchestrator',
      'network-policies',
      'network-policies',
    ),
    // Those the operator makes are a preview by names of its own; who types them writes them by hand.
    choices: { method: 'none', installRhdhOperator: false },
  },
  source('serverless', 'OpenShift Serverless by Subscription', 'infra', 'serverless'),
  source('serverless-logic', 'Serverless Logic by Subscription', 'infra', 'serverless-logic'),
  source('knative', 'Knative Serving and Eventing', 'infra', 'knative'),
  source('operator', 'RHDH operator by Subscription', 'infra', 'rhdh-operator'),
];

function source(prefix: string, title: string, what: What, file: string): SnippetSource {
  return { prefix: `rhdh-${prefix}`, title, what, file };
}

/** Names no release uses, to find the places that are to become placeholders. */
const markers = { name: 'name-marker', namespace: 'namespace-marker', secret: 'secret-marker' };

/**
 * The snippets as the templates make them: one per release line, or one for all lines where they agree.
 * The file in `snippets/` is compared with this, so that it states no fact a second time.
 */
export function snippetFile(): Readonly<Record<string, Snippet>> {
  const snippets = sources.flatMap((from) => {
    const bodies = releaseLines().map((line) => [line, bodyOf(from, line)] as const);
    const same = new Set(bodies.map(([, body]) => body)).size === 1;
    return same
      ? bodies.slice(0, 1).map(([, body]) => snippet(from, body))
      : bodies.map(([line, body]) => snippet(from, body, line));
  });
  return Object.fromEntries(snippets.map((made) => [made.description, made]));
}

function snippet({ prefix, title }: SnippetSource, body: string, line?: string): Snippet {
  return {
    prefix: line === undefined ? prefix : `${prefix}-${line}`,
    description: line === undefined ? title : `${title} (RHDH ${targetOf(line).release.version})`,
    body: body.trimEnd().split('\n'),
  };
}

function bodyOf({ what, file, choices }: SnippetSource, line: string): string {
  const target = targetOf(line, { name: markers.name, namespace: markers.namespace, ...choices });
  const made = scaffold([what], target, { backendSecret: markers.secret });
  const found = made.filter(({ path }) => path.replace(/^\d+-/, '') === `${file}.yaml`);
  return withPlaceholders(
    found
      .flatMap(objectsOf)
      .map((object) => printValue(object))
      .join('---\n'),
  );
}

function withPlaceholders(text: string): string {
  return text
    .replaceAll(/[\\$}]/g, String.raw`\$&`)
    .replaceAll(markers.name, '${1:developer-hub}')
    .replaceAll(markers.namespace, '${2:rhdh}')
    .replaceAll(markers.secret, '${3:at-least-24-random-bytes-in-base64}')
    .replaceAll('installPlanApproval: Automatic', 'installPlanApproval: ${1|Automatic,Manual|}');
}
