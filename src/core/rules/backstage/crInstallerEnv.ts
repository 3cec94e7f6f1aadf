import { listAt, textAt } from '../../field.ts';
import type { Change, Path } from '../../finding.ts';
import { message } from '../../message.ts';
import type { Release } from '../../release.ts';
import type { DocumentRule } from '../rule.ts';

/** Variables that only the container reads which installs the plugins, beside that of the catalog index. */
const installerVariables: readonly string[] = ['MAX_ENTRY_SIZE', 'SKIP_INTEGRITY_CHECK'];

/** A variable for the plugin installer that the installer is not given. */
export const crInstallerEnv: DocumentRule = {
  code: 'cr-installer-env',
  about: 'document',
  consumer: 'operator',
  effect: 'silent',
  severity: 'warning',
  releases: 'all',
  title: 'A variable that does not reach the plugin installer',
  why: `The operator gives variables of \`extraEnvs\` to the container of RHDH alone, unless \`containers\` says otherwise. Plugins are
installed by a container of their own, \`install-dynamic-plugins\`, which starts before and does not see them.`,
  example: {
    release: '1.10',
    bad: `apiVersion: rhdh.redhat.com/v1alpha5
kind: Backstage
metadata:
  name: hub
  namespace: rhdh
spec:
  application:
    extraEnvs:
      envs:
        - name: MAX_ENTRY_SIZE
          value: "60000000"
`,
    good: `apiVersion: rhdh.redhat.com/v1alpha5
kind: Backstage
metadata:
  name: hub
  namespace: rhdh
spec:
  application:
    extraEnvs:
      envs:
        - name: MAX_ENTRY_SIZE
          value: "60000000"
          containers:
            - install-dynamic-plugins
`,
  },
  fix: 'Names the container of the installer.',
  judge({ is, value }, { release }) {
    if (is.kind !== 'backstage' || !namesContainers(value)) return [];
    const { container } = release.options.installerFiles;
    return listAt(value, 'spec', 'application', 'extraEnvs', 'envs').flatMap((variable, index) => {
      const name = textAt(variable, 'name');
      const containers = listAt(variable, 'containers');
      if (name === undefined || !isForInstaller(name, release)) return [];
      if (containers.includes(container) || containers.includes('*')) return [];
      const path = ['spec', 'application', 'extraEnvs', 'envs', index];
      return [
        {
          path: [...path, 'name'],
          at: 'value',
          message: message(
            '{0} is read by {1} only, and without its name in "containers" the operator does not give it the variable.',
            name,
            container,
          ),
          fix: { title: message('Give it to {0}', container), ...added(path, containers, container) },
        },
      ];
    });
  },
};

/** Older versions of the object have no such field: there the operator decides alone. */
function namesContainers(backstage: unknown): boolean {
  return !/\/v1alpha[123]$/.test(textAt(backstage, 'apiVersion') ?? '');
}

function isForInstaller(name: string, { options }: Release): boolean {
  return installerVariables.includes(name) || name === options.installerFiles.catalogIndexVariable;
}

function added(path: Path, containers: readonly unknown[], container: string): Change {
  return containers.length === 0
    ? { kind: 'set', path, key: 'containers', value: [container], after: 'value' }
    : { kind: 'append', path: [...path, 'containers'], value: container };
}
