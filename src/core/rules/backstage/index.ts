import type { Rule } from '../rule.ts';
import { crApi } from './crApi.ts';
import { crContainers } from './crContainers.ts';
import { crIdle } from './crIdle.ts';
import { crInstallerEnv } from './crInstallerEnv.ts';
import { crLostFields } from './crLostFields.ts';
import { crNameDot } from './crNameDot.ts';
import { crNameLength } from './crNameLength.ts';
import { crSecretValue } from './crSecretValue.ts';
import { flavourUnknown } from './flavourUnknown.ts';
import { rawHidesFlavour } from './rawHidesFlavour.ts';
import { sfpExternalDb } from './sfpExternalDb.ts';

/** The rules about the Backstage object itself. */
export const backstageRules: readonly Rule[] = [
  crApi,
  crNameLength,
  crNameDot,
  flavourUnknown,
  rawHidesFlavour,
  sfpExternalDb,
  crLostFields,
  crContainers,
  crInstallerEnv,
  crSecretValue,
  crIdle,
];
