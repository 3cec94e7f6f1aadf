import { Option, type Command } from 'commander';
import type { Path } from '../core/finding.ts';
import { targetFlags, type TargetFlag } from './targetFlags.ts';

/** One choice made on the command line: what a field of a target is to be, and the option that says so. */
export interface Choice {
  readonly flag: string;
  readonly path: Path;
  readonly value: unknown;
}

const known = flagsWithOptions();

/** Commander keeps options apart by command, so that each command has options of its own. */
function flagsWithOptions(): readonly { heading: string; flag: TargetFlag; option: Option }[] {
  return Object.entries(targetFlags).flatMap(([heading, flags]) =>
    flags.map((flag) => ({ heading, flag, option: optionFor(flag) })),
  );
}

/** Adds an option for every choice, and the opposite of each that is only said or not said. */
export function withChoices(command: Command): Command {
  for (const { heading, option } of flagsWithOptions()) {
    option.helpGroup(heading);
    // The positive one goes first: a negative one alone would count as answered where nobody said anything.
    const both = isSwitch(option) ? [option, oppositeOf(option).hideHelp()] : [option];
    for (const one of both.toSorted((a, b) => Number(a.negate) - Number(b.negate))) command.addOption(one);
  }
  return command;
}

/** The choices among what commander read. */
export function choicesIn(options: Readonly<Record<string, unknown>>): readonly Choice[] {
  return known.flatMap(({ flag: { path, bare }, option }) => {
    const read = options[option.attributeName()];
    if (read === undefined) return [];
    const value = option.optional && read === true ? bare : read;
    const said = isSwitch(option) && value === option.negate ? oppositeOf(option) : option;
    return [{ flag: said.long ?? '', path, value }];
  });
}

/** The option that stands for a field of a target; `undefined` where only a file can say it. */
export function flagOf(path: Path): string | undefined {
  const exact = known.find(({ flag }) => isBelow(path, flag.path));
  const nearest = exact ?? known.find(({ flag }) => isBelow(flag.path, path));
  return nearest?.option.long;
}

/** Whether a path is another one or goes on from it. */
export function isBelow(path: Path, other: Path): boolean {
  return other.every((key, index) => key === path[index]);
}

function optionFor({ flags, says, choices, read }: TargetFlag): Option {
  const option = new Option(flags, says);
  if (choices !== undefined) option.choices(choices);
  if (read !== undefined) option.argParser(read);
  return option;
}

function isSwitch({ required, optional }: Option): boolean {
  return !required && !optional;
}

function oppositeOf(option: Option): Option {
  const long = option.long ?? '';
  return new Option(option.negate ? long.replace('--no-', '--') : long.replace('--', '--no-'));
}
