import type { Rule } from '../rule.ts';
import { ceServiceAccount } from './ceServiceAccount.ts';
import { ceVersion } from './ceVersion.ts';
import { csEmpty } from './csEmpty.ts';
import { csNamespace } from './csNamespace.ts';
import { ipApprovesAll } from './ipApprovesAll.ts';
import { ogMissing } from './ogMissing.ts';
import { ogTarget } from './ogTarget.ts';
import { ogTwo } from './ogTwo.ts';
import { subCallout } from './subCallout.ts';
import { subChannel } from './subChannel.ts';
import { subManual } from './subManual.ts';
import { subOtherPackage } from './subOtherPackage.ts';
import { subPackage } from './subPackage.ts';
import { subSource } from './subSource.ts';
import { subSet } from './subSet.ts';
import { subStartingCsv } from './subStartingCsv.ts';

/** The rules about what OLM installs the operators by. */
export const olmRules: readonly Rule[] = [
  ogTarget,
  ogTwo,
  ogMissing,
  subPackage,
  subOtherPackage,
  subChannel,
  subStartingCsv,
  subSource,
  subCallout,
  subManual,
  subSet,
  ipApprovesAll,
  csEmpty,
  csNamespace,
  ceServiceAccount,
  ceVersion,
];
