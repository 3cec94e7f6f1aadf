import type { ManifestFile } from '../artifact.ts';
import { message } from '../message.ts';
import type { LokiOptions } from '../target/options.ts';
import type { Target } from '../target/target.ts';
import type { Addition } from './additions/addition.ts';
import { instanceNotes } from './notes.ts';
import { objectNames } from './objectNames.ts';

/** The plugin that reads the logs of workflows out of Loki, and what it is told by its environment. */
export function lokiAddition(target: Target): Addition | undefined {
  const { loki: options, release } = target;
  const plugin = release.plugins.find(({ role }) => role === 'loki');
  if (options === undefined || plugin === undefined) return undefined;
  const { url, token } = release.options.loki;
  const loki = { baseUrl: options.baseUrl ?? `\${${url}}`, token: `\${${token}}` };
  return {
    plugins: [{ package: plugin.package, pluginConfig: { orchestrator: { workflowLogProvider: { loki } } } }],
    spec: { application: { extraEnvs: { secrets: [{ name: objectNames(target).loki }] } } },
    artifacts: [secretFile(target, options)],
  };
}

/** The values are the user's: it says what belongs there. */
function secretFile(target: Target, { baseUrl }: LokiOptions): ManifestFile {
  const { url, token } = target.release.options.loki;
  const keys = baseUrl === undefined ? [url, token] : [token];
  return {
    path: '23-loki-secret.yaml',
    kind: 'manifest',
    notes: instanceNotes(
      target,
      message(
        'Here belongs the Secret {0} in namespace {1} with {2}. It is not shown.',
        objectNames(target).loki,
        target.namespace,
        keys.join(', '),
      ),
      message(
        '{0} is the token of somebody who may read the logs of applications, such as a ServiceAccount with the role cluster-logging-application-view.',
        token,
      ),
      ...(baseUrl === undefined
        ? [
            message(
              '{0} is the address of Loki; that of a LokiStack ends with /api/logs/v1/application/.',
              url,
            ),
          ]
        : []),
      message(
        'RHDH reads lines with openshift_log_type="application"; other ones are chosen by orchestrator.workflowLogProvider.loki.logStreamSelectors, in the pluginConfig of the plugin.',
      ),
    ),
    objects: [],
  };
}
