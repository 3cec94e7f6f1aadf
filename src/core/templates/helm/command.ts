import { commandLines } from '../command.ts';
import type { Target } from '../../target/target.ts';

/** The comment with the command that installs a chart with a file of values, and upgrades it later. */
export function installCommand(
  { namespace, release: { helm } }: Target,
  {
    release,
    chart,
    values,
    set,
  }: {
    readonly release: string;
    readonly chart: 'backstage' | 'infra';
    readonly values: string;
    readonly set?: string;
  },
): string {
  const { version } = helm;
  return commandLines(
    `helm upgrade --install ${release} ${helm[chart]} --repo ${helm.repository}`,
    ...(version === undefined ? [] : [`--version ${version}`]),
    `--namespace ${namespace} --create-namespace`,
    `--values ${values}`,
    ...(set === undefined ? [] : [`--set ${set}`]),
  );
}
