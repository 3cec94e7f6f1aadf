import { Option, type Command } from 'commander';
import { approvals, methods, pluginSources } from '../core/target/target.ts';

/** Adds the options that describe a target, so that every command understands the same ones. */
export function withTargetOptions(command: Command): Command {
  return command
    .option('--target <name>', 'a target of .rhdh-orchestrator.yaml')
    .option('--config <file>', 'another target file')
    .option('--release <release>', 'RHDH release, "1.10" (newest known patch) or "1.8.5"')
    .option('--name <name>', 'name of the Backstage object')
    .option('--namespace <namespace>', 'its namespace')
    .addOption(new Option('--plugins <source>', 'where the plugins are switched on').choices(pluginSources))
    .addOption(new Option('--method <method>', 'who installs RHDH').choices(methods))
    .addOption(new Option('--approval <approval>', 'approval of InstallPlans').choices(approvals))
    .option('--own-platform', 'clear the dependency of the plugin and keep the SonataFlowPlatform by hand');
}
