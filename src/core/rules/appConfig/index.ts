import type { Rule } from '../rule.ts';
import { acAutoStart } from './acAutoStart.ts';
import { acDataIndexUrl } from './acDataIndexUrl.ts';
import { acDemo } from './acDemo.ts';
import { acExternalAccess } from './acExternalAccess.ts';
import { acSecret } from './acSecret.ts';
import { acSubject } from './acSubject.ts';
import { permAction } from './permAction.ts';
import { permName } from './permName.ts';
import { permOff } from './permOff.ts';
import { permPlugins } from './permPlugins.ts';
import { permSingle } from './permSingle.ts';

/** The rules about the configuration of RHDH itself, and about who may do what with workflows. */
export const appConfigRules: readonly Rule[] = [
  acSecret,
  acDemo,
  acExternalAccess,
  acSubject,
  acDataIndexUrl,
  acAutoStart,
  permOff,
  permPlugins,
  permName,
  permAction,
  permSingle,
];
