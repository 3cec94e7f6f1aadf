import { message, type Message } from '../message.ts';
import type { ValueSource } from './knownValue.ts';

const meanings: Readonly<Record<string, Message>> = {
  sonataflow: message(
    'Makes the rhdh-operator create the SonataFlowPlatform, its database and, up to RHDH 2.0, the network policies.',
  ),
  argocd: message('Makes the rhdh-operator create the AppProject for GitOps.'),
  tekton: message('Makes the rhdh-operator create the Pipeline that builds workflows.'),
};

/** Lists of plugins, beside the packages themselves. */
export const pluginValues: readonly ValueSource[] = [
  {
    of: ['dynamic-plugins'],
    at: ['plugins.dependencies.ref'],
    values: ({ release }) =>
      release.dependencyRefs.map((text) => {
        const note = meanings[text];
        return note === undefined ? { text } : { text, note };
      }),
  },
  {
    of: ['dynamic-plugins'],
    at: ['includes'],
    values: ({ release }) =>
      release.defaults.includes.map((text) => ({ text, note: message('The plugins that RHDH comes with.') })),
  },
];
