import type { Catalog } from '../catalog.ts';
import type { Stage } from '../stage.ts';
import { publishCatalog } from './catalogObjects.ts';
import { playCsvs } from './csvs.ts';
import { playInstallPlans, type DefinitionsOf } from './installPlans.ts';
import { playOperatorGroups } from './operatorGroups.ts';
import { playSubscriptions } from './subscriptions.ts';

/** Plays the Operator Lifecycle Manager 0.46 with one catalog. Its CRDs must be there. */
export async function playOlm(stage: Stage, catalog: Catalog, definitionsOf: DefinitionsOf): Promise<void> {
  await publishCatalog(stage.kube, catalog);
  playOperatorGroups(stage);
  playSubscriptions(stage, catalog);
  playInstallPlans(stage, catalog, definitionsOf);
  playCsvs(stage);
}
