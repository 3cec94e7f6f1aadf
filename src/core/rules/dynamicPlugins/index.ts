import type { Rule } from '../rule.ts';
import { dpDuplicate } from './dpDuplicate.ts';
import { dpEnabledUnsupported } from './dpEnabledUnsupported.ts';
import { dpLostFields } from './dpLostFields.ts';
import { dpPackagePrefix } from './dpPackagePrefix.ts';
import { dpSecondDocument } from './dpSecondDocument.ts';
import { dpWiring } from './dpWiring.ts';

/** The rules about lists of plugins: first their form, then their packages, then what they come to. */
export const dynamicPluginRules: readonly Rule[] = [
  dpSecondDocument,
  dpPackagePrefix,
  dpEnabledUnsupported,
  dpDuplicate,
  dpLostFields,
  dpWiring,
];
