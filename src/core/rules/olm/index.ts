import type { Rule } from '../rule.ts';
import { ceServiceAccount } from './ceServiceAccount.ts';
import { ceVersion } from './ceVersion.ts';
import { csEmpty } from './csEmpty.ts';
import { csNamespace } from './csNamespace.ts';
import { ipApprovesAll } from './ipApprovesAll.ts';
import { ogMissing } from './ogMissing.ts';
import { ogTarget } from './ogTarget.ts';
import { ogTwo } from './ogTwo.ts';
import { subApproval } from './subApproval.ts';
import { subCallout } from './subCallout.ts';
import { subChannel } from './subChannel.ts';
import { subConflict } from './subConflict.ts';
import { subManual } from './subManual.ts';
import { subOtherPackage } from './subOtherPackage.ts';
import { subPackage } from './subPackage.ts';
import { subRelease } from './subRelease.ts';
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
  subApproval,
  subSet,
  subConflict,
  subRelease,
  ipApprovesAll,
  csEmpty,
  csNamespace,
  ceServiceAccount,
  ceVersion,
];
