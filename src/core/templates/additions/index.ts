import type { Artifact } from '../../artifact.ts';
import type { ExtraPlugin } from '../../optionFacts.ts';
import type { Target } from '../../target/target.ts';
import { cicdAddition } from '../cicd/addition.ts';
import { lokiAddition } from '../loki.ts';
import { mirrorsAddition } from '../mirrors/addition.ts';
import { notificationsAddition } from '../notifications.ts';
import { permissionsAddition } from '../permissions/addition.ts';
import type { Addition } from './addition.ts';

/** In the order their plugins and files are written. */
const options: readonly ((target: Target) => Addition | undefined)[] = [
  permissionsAddition,
  notificationsAddition,
  lokiAddition,
  cicdAddition,
  mirrorsAddition,
];

function additionsTo(target: Target): readonly Addition[] {
  return options.flatMap((option) => option(target) ?? []);
}

/** Plugins beyond those of the Orchestrator that the options of the target switch on. */
export function addedPlugins(target: Target): readonly ExtraPlugin[] {
  return additionsTo(target).flatMap(({ plugins }) => plugins);
}

/** What the options of the target add below `spec` of the Backstage object, to be joined with the rest of it. */
export function addedSpecs(target: Target): readonly object[] {
  return additionsTo(target).map(({ spec }) => spec);
}

/** Files that the options of the target ask for. */
export function addedArtifacts(target: Target): readonly Artifact[] {
  return additionsTo(target).flatMap(({ artifacts }) => artifacts);
}
