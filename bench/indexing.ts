import { readFileFacts } from '../src/core/workspace/fileFacts.ts';
import { judge } from '../src/language/judging/judge.ts';
import { yamlText } from '../src/language/text/document.ts';
import { workspaceIndex } from '../src/language/workspace/workspaceIndex.ts';
import { contextOf } from '../test/support/judging.ts';
import { middle } from './measure.ts';

/** Files of a workspace as they are in practice: most are no business of ours, one in ten is. */
function files(count: number): ReadonlyMap<string, string> {
  return new Map(
    Array.from({ length: count }, (_, number) => [
      `/ws/${Math.floor(number / 20)}/${number}.yaml`,
      number % 10 === 0 ? manifests(number) : deployment(number),
    ]),
  );
}

function manifests(number: number): string {
  return `apiVersion: rhdh.redhat.com/v1alpha5
kind: Backstage
metadata: {name: hub-${number}, namespace: rhdh-${number}}
spec:
  application:
    dynamicPluginsConfigMapName: hub-${number}-dynamic-plugins
    extraEnvs: {secrets: [{name: hub-${number}-backend-auth}]}
---
apiVersion: v1
kind: ConfigMap
metadata: {name: hub-${number}-dynamic-plugins, namespace: rhdh-${number}}
data:
  dynamic-plugins.yaml: |
    includes: [dynamic-plugins.default.yaml]
    plugins:
      - package: ./dynamic-plugins/dist/plugin-${number}
        disabled: false
---
apiVersion: v1
kind: Secret
metadata: {name: hub-${number}-backend-auth, namespace: rhdh-${number}}
stringData: {BACKEND_SECRET: x}
`;
}

function deployment(number: number): string {
  const containers = Array.from(
    { length: 10 },
    (_, index) => `        - {name: c${index}, image: "i:${number}"}`,
  );
  return `apiVersion: apps/v1\nkind: Deployment\nmetadata: {name: d${number}}\nspec:\n  template:\n    spec:\n      containers:\n${containers.join('\n')}\n`;
}

export interface IndexingTimes {
  /** Milliseconds of thread time for the whole workspace, files at hand. */
  readonly whole: number;
  /** The longest stretch without a pause, which is what somebody could feel. */
  readonly longest: number;
  /** One file judged among all of them, and by itself. */
  readonly judgedAmong: number;
  readonly judgedAlone: number;
  readonly megabytes: number;
}

/** What an index of so many files takes. */
export async function indexingTimes(count: number): Promise<IndexingTimes> {
  const disk = files(count);
  let [longest, since] = [0, performance.now()];
  const before = process.memoryUsage().heapUsed;
  const index = workspaceIndex({
    files: {
      read: (path) => Promise.resolve(disk.get(path)),
      async *list() {
        yield await Promise.resolve([...disk.keys()]);
      },
      belongs: () => Promise.resolve(true),
    },
    onChange: () => undefined,
    pause: async () => {
      longest = Math.max(longest, performance.now() - since);
      await new Promise((resolve) => void setImmediate(resolve));
      since = performance.now();
    },
  });
  const begin = performance.now();
  since = begin;
  await index.start();
  const whole = performance.now() - begin;
  const megabytes = (process.memoryUsage().heapUsed - before) / 1024 / 1024;
  const text = manifests(0);
  const context = contextOf('1.10', { fileName: '/ws/0/0.yaml' });
  const judged = (surroundings = index.surroundings): number =>
    middle(
      Array.from({ length: 15 }, () => {
        const from = performance.now();
        judge(yamlText(text), { ...context, surroundings });
        return performance.now() - from;
      }),
    );
  const nothing = workspaceIndex({
    files: {
      read: () => Promise.resolve(undefined),
      async *list() {},
      belongs: () => Promise.resolve(false),
    },
    onChange: () => undefined,
    pause: () => Promise.resolve(),
  });
  nothing.edited('/ws/0/0.yaml', readFileFacts('/ws/0/0.yaml', text));
  return { whole, longest, megabytes, judgedAlone: judged(nothing.surroundings), judgedAmong: judged() };
}
