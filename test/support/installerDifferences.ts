import type { InstallerName } from './installerVerdict.ts';

/** A text on which rules and installer differ, and why. */
interface Difference {
  /**
   * `elsewhere`: what stops the installer, or lets it go on, lies in a registry, in the image or in the environment.
   * `text`: the text and its includes would tell it.
   */
  readonly seen: 'elsewhere' | 'text';
  readonly why: string;
  readonly installers: readonly InstallerName[];
}

const python: readonly InstallerName[] = ['1.7', '1.8', '1.9.0', '1.9', '1.10'];
const until1_8: readonly InstallerName[] = ['1.7', '1.8'];
const from1_9: readonly InstallerName[] = ['1.9.0', '1.9', '1.10', '2.x'];
const all: readonly InstallerName[] = [...python, '2.x'];

function elsewhere(why: string, installers: readonly InstallerName[]): Difference {
  return { seen: 'elsewhere', why, installers };
}

const noFolder = 'the folder is not in the image';
const noImage = 'the image is not in the registry';
const tooLarge = 'a file in the image is larger than the installer takes';
const badArchive = 'the archive holds what an archive must not';
const noAnnotation = 'the image does not say which plugin it holds';
const unchecked = 'SKIP_INTEGRITY_CHECK is set';
const noSkopeo = 'skopeo is not there';

/** Every difference between the rules and the installers that were run, by the id of the text. */
export const differences: Readonly<Record<string, Difference>> = {
  'E-16': elsewhere('the image has no plugin under that path, though it might: blanks are allowed', until1_8),
  'E-35': elsewhere('the image has no plugin under that path', until1_8),
  'E-50': elsewhere('the image holds several plugins', from1_9),
  'E-52-dis': elsewhere(noAnnotation, ['1.9.0']),
  'E-54': elsewhere(noAnnotation, from1_9),
  'E-54-dis': elsewhere(noAnnotation, ['1.9.0']),
  'E-56': elsewhere(noImage, from1_9),
  'E-56-dis': elsewhere(noImage, ['1.9.0']),
  'E-56-qdis': elsewhere(noImage, ['1.9.0', '2.x']),
  'E-60': elsewhere(noImage, all),
  'E-64': elsewhere(tooLarge, ['1.7', '1.8', '1.9.0', '1.9']),
  'E-65': elsewhere('the image has no manifest', all),
  'E-size-25-on20': elsewhere(tooLarge, all),
  'E-size-zero': elsewhere('MAX_ENTRY_SIZE is 0', python),
  'F-pathless-other': elsewhere(
    'which plugin an included image without a path holds, its registry tells',
    from1_9,
  ),
  'G-bad-skip': elsewhere(unchecked, all),
  'G-missing-skip': elsewhere(unchecked, all),
  'G-missing-skipTRUE': elsewhere(unchecked, all),
  'H-30': elsewhere(noFolder, python),
  'H-31': elsewhere(noFolder, python),
  'H-31-noint': elsewhere(noFolder, python),
  'H-33': elsewhere('the package is not in the registry', all),
  'H-36': elsewhere(badArchive, all),
  'H-37': elsewhere(badArchive, all),
  'H-missing-then-ok': elsewhere(noFolder, python),
  'K-ci-missing': elsewhere('the catalog index is not in the registry', from1_9),
  'K-noskopeo-empty': elsewhere(noSkopeo, ['2.x']),
  'K-noskopeo-oci': elsewhere(noSkopeo, all),
  'K-noskopeo-ocidis': elsewhere(noSkopeo, ['1.9.0', '2.x']),
  'M-027': elsewhere(noFolder, ['1.8']),
  'M-057': elsewhere(noFolder, python),
  'M-101': elsewhere(noFolder, until1_8),
  'B-pkg-proto': {
    seen: 'text',
    why: 'the installer takes names that every JavaScript object has, such as constructor, for plugins it knows already',
    installers: ['2.x'],
  },
};
