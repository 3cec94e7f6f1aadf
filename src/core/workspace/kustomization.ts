import { field, listAt, textAt } from '../field.ts';
import { isMapping } from '../schema/place.ts';

/** What a kustomization makes of the files it lists. Paths are absolute, `/` between folders. */
export interface Kustomization {
  /** Files and folders of objects. */
  readonly resources: readonly string[];
  /** Files that are laid over objects. */
  readonly patches: readonly string[];
  /** Whether it changes what objects say, by those files or by what stands in it. */
  readonly alters: boolean;
  /** The namespace it puts every object into. */
  readonly namespace?: string;
  /** Whether it calls objects otherwise than their files do. */
  readonly renames: boolean;
  /** ConfigMaps and Secrets that it makes of other files. */
  readonly generates: readonly Generated[];
  /** Whether objects come from where nobody here can look: another repository, a chart, a plugin. */
  readonly isOpen: boolean;
}

export interface Generated {
  readonly kind: 'ConfigMap' | 'Secret';
  readonly name: string;
}

const names: readonly string[] = ['kustomization.yaml', 'kustomization.yml', 'Kustomization'];

/** Whether kustomize reads a file of this name as its own. */
export function isKustomizationName(baseName: string): boolean {
  return names.includes(baseName);
}

const elsewhere: readonly string[] = [
  'helmCharts',
  'helmChartInflationGenerator',
  'generators',
  'transformers',
];

/** Reads the value of a `kustomization.yaml` in a folder (without `/` at its end). Source: kustomize, api/types/kustomization.go. */
export function parseKustomization(value: unknown, folder: string): Kustomization {
  const listed = [
    ...textsAt(value, 'resources'),
    ...textsAt(value, 'bases'),
    ...textsAt(value, 'components'),
  ];
  const namespace = textAt(value, 'namespace');
  return {
    resources: listed.flatMap((path) => (isRemote(path) ? [] : [resolved(folder, path)])),
    patches: patchFiles(value).map((path) => resolved(folder, path)),
    alters: ['patches', 'patchesJson6902', 'patchesStrategicMerge'].some(
      (name) => listAt(value, name).length > 0,
    ),
    ...(namespace === undefined ? {} : { namespace }),
    renames: ['namePrefix', 'nameSuffix', 'replacements', 'vars'].some(
      (name) => field(value, name) !== undefined,
    ),
    generates: [...generated(value, 'ConfigMap'), ...generated(value, 'Secret')],
    isOpen: listed.some(isRemote) || elsewhere.some((name) => isMapping(value) && name in value),
  };
}

function textsAt(value: unknown, name: string): readonly string[] {
  return listAt(value, name).filter((item) => typeof item === 'string');
}

function patchFiles(value: unknown): readonly string[] {
  const listed = [...listAt(value, 'patches'), ...listAt(value, 'patchesJson6902')];
  // An old patch may stand in the list itself, over several lines.
  const old = textsAt(value, 'patchesStrategicMerge').filter((text) => !text.includes('\n'));
  return [...listed.flatMap((patch) => textAt(patch, 'path') ?? []), ...old];
}

function generated(value: unknown, kind: Generated['kind']): readonly Generated[] {
  const field = kind === 'ConfigMap' ? 'configMapGenerator' : 'secretGenerator';
  return listAt(value, field).flatMap((one) => {
    const name = textAt(one, 'name');
    return name === undefined ? [] : [{ kind, name }];
  });
}

function isRemote(path: string): boolean {
  return path.includes('://') || /^(?:git@|github\.com[/:])/.test(path) || path.includes('?ref=');
}

/** A path written in a folder, without `.` and `..`. */
function resolved(folder: string, path: string): string {
  const steps = path.startsWith('/') ? [] : folder.split('/');
  for (const step of path.split('/')) {
    if (step === '..') steps.pop();
    else if (step !== '.' && step !== '') steps.push(step);
  }
  const whole = steps.join('/');
  return path.startsWith('/') ? `/${whole}` : whole;
}
