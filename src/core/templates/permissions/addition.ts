import type { PermissionOptions } from '../../target/options.ts';
import type { Target } from '../../target/target.ts';
import type { Addition } from '../additions/addition.ts';
import { objectNames } from '../objectNames.ts';
import { permissionsFile } from './permissionsFile.ts';

/** What RBAC adds to RHDH where the target asks for it. */
export function permissionsAddition(target: Target): Addition | undefined {
  return target.permissions === undefined ? undefined : permissionsPart(target, target.permissions);
}

function permissionsPart(target: Target, options: PermissionOptions): Addition {
  const { permissions, policies } = objectNames(target);
  return {
    plugins: [target.release.options.permissions.plugin],
    spec: {
      application: {
        appConfig: { configMaps: [{ name: permissions }] },
        // Without a path of their own the files are mounted one by one, and the operator restarts RHDH when they change.
        extraFiles: { mountPath: target.release.backend.folder, configMaps: [{ name: policies }] },
      },
    },
    artifacts: [permissionsFile(target, options)],
  };
}
