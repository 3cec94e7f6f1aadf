import { configFlagAt } from '../../configFlag.ts';
import { message } from '../../message.ts';
import type { DocumentRule } from '../rule.ts';

const path = ['orchestrator', 'sonataFlowService', 'autoStart'];

/** The plugin is to start a container by itself, which works on the machine of a developer only. */
export const acAutoStart: DocumentRule = {
  code: 'ac-auto-start',
  about: 'document',
  consumer: 'backstage',
  effect: 'silent',
  severity: 'hint',
  releases: 'all',
  title: 'Development mode in a cluster',
  why: `With \`sonataFlowService.autoStart\` the backend starts workflows in a container beside itself. That is for development on
one machine; in a cluster there is nothing to start a container with, and workflows run on the platform.`,
  example: {
    release: '1.10',
    bad: `apiVersion: v1
kind: ConfigMap
metadata:
  name: app-config-rhdh
  namespace: rhdh
data:
  app-config-rhdh.yaml: |
    orchestrator:
      sonataFlowService:
        baseUrl: http://localhost
        autoStart: true
`,
    good: `apiVersion: v1
kind: ConfigMap
metadata:
  name: app-config-rhdh
  namespace: rhdh
data:
  app-config-rhdh.yaml: |
    orchestrator:
      sonataFlowService:
        baseUrl: http://localhost
`,
  },
  fix: 'Removes it.',
  judge({ is, value, container }) {
    // In a plain file it may well be for the machine of a developer.
    if (is.kind !== 'app-config' || container !== 'configMap' || configFlagAt(value, ...path) !== true)
      return [];
    return [
      {
        path,
        at: 'key',
        message: message(
          'In a cluster RHDH has no container to start workflows in: they run on the platform.',
        ),
        fix: { kind: 'remove', title: message('Remove "autoStart"'), path },
      },
    ];
  },
};
