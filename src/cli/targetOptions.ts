import type { Command } from 'commander';

/** Adds the options that name the target a cluster is held against. */
export function withTargetOptions(command: Command): Command {
  return command
    .option('--target <name>', 'a target of .rhdh-orchestrator.yaml')
    .option('--config <file>', 'another target file')
    .option('--release <release>', 'RHDH release, "1.10" (newest known patch) or "1.8.5"')
    .option('--name <name>', 'name of the Backstage object')
    .option('--namespace <namespace>', 'its namespace');
}
