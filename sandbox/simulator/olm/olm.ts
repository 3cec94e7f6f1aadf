import type { Catalog } from '../catalog.ts';
import type { Stage } from '../stage.ts';
import { publishCatalog } from './catalogObjects.ts';
import { playCopies } from './copies.ts';
import { playCsvs } from './csvs.ts';
import { followDefinitions } from './definitions.ts';
import { playInstallPlans, type DefinitionsOf } from './installPlans.ts';
import { playOperatorGroups } from './operatorGroups.ts';
import { playSubscriptions } from './subscriptions.ts';

/** What OLM has to work with. */
export interface OlmSetting {
  readonly catalog: Catalog;
  readonly definitionsOf: DefinitionsOf;
  /** Whether it copies CSVs to every namespace, which takes many requests. */
  readonly copies: 'made' | 'leftOut';
}

/** Plays the Operator Lifecycle Manager 0.46 with one catalog. Its CRDs must be there. */
export async function playOlm(stage: Stage, { catalog, definitionsOf, copies }: OlmSetting): Promise<void> {
  await publishCatalog(stage.kube, catalog);
  playOperatorGroups(stage);
  playSubscriptions(stage, catalog);
  const served = followDefinitions(stage);
  playInstallPlans(stage, { catalog, definitionsOf, served });
  playCsvs(stage, served);
  if (copies === 'made') playCopies(stage);
}
