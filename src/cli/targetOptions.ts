import type { Command } from 'commander';
import { withChoices } from './choices.ts';

/** Adds the options that describe a target, so that every command understands the same ones. */
export function withTargetOptions(command: Command): Command {
  command.optionsGroup('Target:').option('--target <name>', 'a target of .rhdh-orchestrator.yaml');
  return withInstanceOptions(command);
}

/** Adds the options for one target that stands in no file, and every choice on top of one that does. */
export function withInstanceOptions(command: Command): Command {
  command
    .optionsGroup('Target:')
    .option('--config <file>', 'another target file')
    .option('--release <release>', 'RHDH release, "1.10" (newest known patch) or "1.8.5"')
    .option('--name <name>', 'name of the Backstage object')
    .option('--namespace <namespace>', 'its namespace');
  return withChoices(command).optionsGroup('Options:');
}
