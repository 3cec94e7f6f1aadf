import type { Rule } from '../rule.ts';
import { sfcpPlatform } from './sfcpPlatform.ts';
import { sfcpTwo } from './sfcpTwo.ts';
import { sfpJdbcWithDependency } from './sfpJdbcWithDependency.ts';
import { sfpKeys } from './sfpKeys.ts';
import { sfpNames } from './sfpNames.ts';
import { sfpOtherBackstage } from './sfpOtherBackstage.ts';
import { sfpPersistence } from './sfpPersistence.ts';
import { sfpSecond } from './sfpSecond.ts';
import { sfpServiceOff } from './sfpServiceOff.ts';
import { sfpTakenOver } from './sfpTakenOver.ts';
import { sfpTls } from './sfpTls.ts';

/** The rules about the platform that workflows run on. */
export const platformRules: readonly Rule[] = [
  sfpNames,
  sfpKeys,
  sfpPersistence,
  sfpJdbcWithDependency,
  sfpTakenOver,
  sfpOtherBackstage,
  sfpSecond,
  sfpServiceOff,
  sfpTls,
  sfcpPlatform,
  sfcpTwo,
];
