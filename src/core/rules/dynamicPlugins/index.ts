import type { Rule } from '../rule.ts';
import { dpBothFlags } from './dpBothFlags.ts';
import { dpConfigConflict } from './dpConfigConflict.ts';
import { dpDependencyKept } from './dpDependencyKept.ts';
import { dpDependencyMissing } from './dpDependencyMissing.ts';
import { dpDependencyRef } from './dpDependencyRef.ts';
import { dpDisabledNoop } from './dpDisabledNoop.ts';
import { dpDuplicate } from './dpDuplicate.ts';
import { dpEmpty } from './dpEmpty.ts';
import { dpEnabledUnsupported } from './dpEnabledUnsupported.ts';
import { dpFlagType } from './dpFlagType.ts';
import { dpHelmInherit } from './dpHelmInherit.ts';
import { dpIncludeBroken } from './dpIncludeBroken.ts';
import { dpIncludeMissing } from './dpIncludeMissing.ts';
import { dpIncludesList } from './dpIncludesList.ts';
import { dpInheritDisabledDrop } from './dpInheritDisabledDrop.ts';
import { dpInheritUnresolved } from './dpInheritUnresolved.ts';
import { dpInheritVersion } from './dpInheritVersion.ts';
import { dpIntegrityFormat } from './dpIntegrityFormat.ts';
import { dpIntegrityMissing } from './dpIntegrityMissing.ts';
import { dpIntegrityVersion } from './dpIntegrityVersion.ts';
import { dpKey } from './dpKey.ts';
import { dpLocalPath } from './dpLocalPath.ts';
import { dpLostFields } from './dpLostFields.ts';
import { dpMergeKey } from './dpMergeKey.ts';
import { dpName } from './dpName.ts';
import { dpNestedConfig } from './dpNestedConfig.ts';
import { dpNpmOnOci } from './dpNpmOnOci.ts';
import { dpNullList } from './dpNullList.ts';
import { dpOciFormat } from './dpOciFormat.ts';
import { dpOciPath } from './dpOciPath.ts';
import { dpPackagePrefix } from './dpPackagePrefix.ts';
import { dpPackageString } from './dpPackageString.ts';
import { dpPluginsList } from './dpPluginsList.ts';
import { dpPythonYaml } from './dpPythonYaml.ts';
import { dpRefScheme } from './dpRefScheme.ts';
import { dpRefUnresolved } from './dpRefUnresolved.ts';
import { dpReinstallDelete } from './dpReinstallDelete.ts';
import { dpRoot } from './dpRoot.ts';
import { dpSamePath } from './dpSamePath.ts';
import { dpSecondDocument } from './dpSecondDocument.ts';
import { dpSet } from './dpSet.ts';
import { dpStaysOff } from './dpStaysOff.ts';
import { dpTwoReadings } from './dpTwoReadings.ts';
import { dpUnknownDist } from './dpUnknownDist.ts';
import { dpVersionMismatch } from './dpVersionMismatch.ts';
import { dpWiring } from './dpWiring.ts';

/** The rules about lists of plugins: first their form, then their packages, then what they come to. */
export const dynamicPluginRules: readonly Rule[] = [
  dpKey,
  dpSecondDocument,
  dpEmpty,
  dpRoot,
  dpPythonYaml,
  dpMergeKey,
  dpTwoReadings,
  dpPluginsList,
  dpIncludesList,
  dpNullList,
  dpPackageString,
  dpIncludeBroken,
  dpIncludeMissing,
  dpPackagePrefix,
  dpOciFormat,
  dpOciPath,
  dpLocalPath,
  dpInheritVersion,
  dpInheritUnresolved,
  dpRefScheme,
  dpRefUnresolved,
  dpName,
  dpIntegrityMissing,
  dpIntegrityFormat,
  dpIntegrityVersion,
  dpHelmInherit,
  dpUnknownDist,
  dpVersionMismatch,
  dpNpmOnOci,
  dpEnabledUnsupported,
  dpFlagType,
  dpBothFlags,
  dpStaysOff,
  dpDuplicate,
  dpInheritDisabledDrop,
  dpSamePath,
  dpReinstallDelete,
  dpConfigConflict,
  dpDisabledNoop,
  dpLostFields,
  dpDependencyRef,
  dpDependencyMissing,
  dpDependencyKept,
  dpNestedConfig,
  dpWiring,
  dpSet,
];
