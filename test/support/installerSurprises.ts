import type { InstallerName } from './installerVerdict.ts';

/** What an installer did without a word, and what is to be said about it. */
export interface Surprise {
  /** In words, as the observers put it down. */
  readonly damage: string;
  readonly installers: readonly InstallerName[];
  readonly text: string;
  readonly code: string;
  /** Files beside it. */
  readonly files?: Readonly<Record<string, string>>;
  /** Absent where the installer ends well. */
  readonly effect?: 'fails';
  /** What is to be said beside the code, where that says less than the damage is. */
  readonly words?: RegExp;
}

const python: readonly InstallerName[] = ['1.7', '1.8', '1.9.0', '1.9', '1.10'];
const untilOne8: readonly InstallerName[] = ['1.7', '1.8'];
const from1_9: readonly InstallerName[] = ['1.9.0', '1.9', '1.10', '2.x'];
const all: readonly InstallerName[] = [...python, '2.x'];

const off = { 'more.yaml': 'plugins:\n  - package: ./one\n    disabled: true\n' };
const offByEnabled = { 'more.yaml': 'plugins:\n  - package: ./one\n    enabled: false\n' };

function over(fields: string): string {
  return `includes:\n  - more.yaml\nplugins:\n  - package: ./one\n${fields}`;
}

/** Every way in which a real installer ends well and does something else (oracle/installers, section 4), and its kin. */
export const surprises: readonly Surprise[] = [
  {
    damage: 'both switches over an included entry take each other away: on',
    installers: ['2.x'],
    files: off,
    text: over('    enabled: false\n    disabled: true\n'),
    code: 'dp-both-flags',
  },
  {
    damage: 'both switches on a new entry: the one nobody may mean counts',
    installers: ['2.x'],
    text: 'plugins:\n  - package: ./one\n    enabled: false\n    disabled: false\n',
    code: 'dp-both-flags',
  },
  {
    damage: 'a switch that is no boolean takes the included state away: on',
    installers: ['2.x'],
    files: off,
    text: over('    disabled: "true"\n'),
    code: 'dp-flag-type',
  },
  {
    damage: 'the same with the other switch',
    installers: ['2.x'],
    files: offByEnabled,
    text: over('    enabled: no\n'),
    code: 'dp-flag-type',
  },
  {
    damage: 'yes is no boolean in YAML 1.2: passed over',
    installers: ['2.x'],
    text: 'plugins:\n  - package: ./one\n    disabled: yes\n',
    code: 'dp-flag-type',
  },
  {
    damage: 'a text in quotes, n and y are yes to Python: off',
    installers: python,
    text: 'plugins:\n  - package: ./one\n    disabled: "false"\n',
    code: 'dp-flag-type',
  },
  {
    damage: 'enabled is nothing to Python: on',
    installers: python,
    text: 'plugins:\n  - package: ./one\n    enabled: false\n',
    code: 'dp-enabled-unsupported',
  },
  {
    damage: 'a key twice: the last one counts',
    installers: python,
    text: 'plugins:\n  - package: ./one\n    disabled: true\n    disabled: false\n',
    code: 'yaml-duplicate-key',
  },
  {
    damage: 'a merge key is not applied: on',
    installers: ['2.x'],
    text: 'x: &off {disabled: true}\nplugins:\n  - <<: *off\n    package: ./one\n',
    code: 'dp-merge-key',
  },
  {
    damage: 'values of pluginConfig read otherwise by YAML 1.1 and 1.2',
    installers: all,
    text: 'plugins:\n  - package: ./one\n    pluginConfig:\n      a: yes\n',
    code: 'dp-two-readings',
  },
  {
    damage: 'a date outside of pluginConfig crashes Python',
    installers: python,
    text: 'plugins:\n  - package: ./one\n    since: 2024-01-01\n',
    code: 'dp-python-yaml',
    effect: 'fails',
  },
  {
    damage: 'numbers beside texts as keys crash Python',
    installers: python,
    text: 'plugins:\n  - package: ./one\n    x: {1: a, b: c}\n',
    code: 'dp-python-yaml',
    effect: 'fails',
  },
  {
    damage: 'forceDownload: reinstalled, and deleted',
    installers: python,
    text: 'plugins:\n  - package: ./one\n    forceDownload: true\n',
    code: 'dp-reinstall-delete',
  },
  {
    damage: 'pullPolicy Always: reinstalled, and deleted',
    installers: python,
    text: 'plugins:\n  - package: ./one\n    pullPolicy: Always\n',
    code: 'dp-reinstall-delete',
  },
  {
    damage: 'a wrong path: an empty folder is installed',
    installers: from1_9,
    text: 'plugins:\n  - package: oci://quay.io/rhdh/red-hat-developer-hub-backstage-plugin-orchestrator:1!orchestrator\n',
    code: 'dp-oci-path',
  },
  {
    damage: 'a path that leads out of the folder: written there',
    installers: ['1.9.0', '1.9', '1.10'],
    text: 'plugins:\n  - package: oci://quay.io/acme/one:1!../one\n',
    code: 'dp-oci-path',
  },
  {
    damage: 'an empty path: the folder of all plugins is emptied',
    installers: untilOne8,
    text: 'plugins:\n  - package: oci://quay.io/acme/one:1!\n',
    code: 'dp-oci-path',
  },
  {
    damage: 'two marks: an empty folder is installed',
    installers: ['2.x'],
    text: 'plugins:\n  - package: oci://quay.io/acme/one:1!!one\n',
    code: 'dp-oci-path',
  },
  {
    damage: 'two images with one path: the second replaces the first',
    installers: all,
    text: 'plugins:\n  - package: oci://quay.io/acme/one:1!one\n  - package: oci://ghcr.io/acme/one:1!one\n',
    code: 'dp-same-path',
  },
  {
    damage: 'an image that is off takes its switched-on paths with it',
    installers: ['1.9', '1.10', '2.x'],
    text: 'plugins:\n  - package: oci://quay.io/acme/one:1\n    disabled: true\n  - package: oci://quay.io/acme/one:1!one\n',
    code: 'dp-inherit-disabled-drop',
  },
  {
    damage: 'an included image without a path and two paths of it here: nothing is left',
    installers: ['2.x'],
    files: { 'more.yaml': 'plugins:\n  - package: oci://quay.io/acme/one:1\n    disabled: true\n' },
    text: 'includes:\n  - more.yaml\nplugins:\n  - package: oci://quay.io/acme/one:2!a\n  - package: oci://quay.io/acme/one:2!b\n',
    code: 'dp-inherit-disabled-drop',
  },
  {
    damage: 'a switched-off image without a path needs the registry',
    installers: ['1.9.0'],
    text: 'plugins:\n  - package: oci://quay.io/acme/one:1\n    disabled: true\n',
    code: 'dp-oci-path',
  },
  {
    damage: 'an entry without a switch over one that is off stays off',
    installers: from1_9,
    files: { 'more.yaml': 'plugins:\n  - package: oci://quay.io/acme/one:1!one\n    disabled: true\n' },
    text: 'includes:\n  - more.yaml\nplugins:\n  - package: oci://quay.io/acme/one:{{inherit}}\n',
    code: 'dp-stays-off',
  },
  {
    damage: 'an included image that stays off, without a path: the registry is asked for it all the same',
    installers: from1_9,
    files: { 'more.yaml': 'plugins:\n  - package: oci://quay.io/acme/one:1!one\n    disabled: true\n' },
    text: 'includes:\n  - more.yaml\nplugins:\n  - package: oci://quay.io/acme/one:{{inherit}}\n',
    code: 'dp-stays-off',
    words: /asks the registry/,
  },
  {
    damage: 'the same with a tag of its own',
    installers: from1_9,
    files: { 'more.yaml': 'plugins:\n  - package: oci://quay.io/acme/one:1\n    disabled: true\n' },
    text: 'includes:\n  - more.yaml\nplugins:\n  - package: oci://quay.io/acme/one:2\n',
    code: 'dp-stays-off',
    words: /asks the registry/,
  },
  {
    damage: 'a line break at the end of an image: taken, and refused by the next installer',
    installers: ['1.9.0', '1.9', '1.10'],
    text: 'plugins:\n  - package: |\n      oci://quay.io/acme/one:1!one\n',
    code: 'dp-oci-format',
  },
  {
    damage: 'the same where it is refused',
    installers: ['2.x'],
    text: 'plugins:\n  - package: |\n      oci://quay.io/acme/one:1!one\n',
    code: 'dp-oci-format',
    effect: 'fails',
  },
  {
    damage: 'a line break at the end of a folder: npm looks for a folder of that name',
    installers: python,
    text: 'plugins:\n  - package: |\n      ./one\n',
    code: 'dp-local-path',
    effect: 'fails',
  },
  {
    damage: 'a switched-off reference that is none: left out',
    installers: ['1.9', '1.10', '2.x'],
    text: 'plugins:\n  - package: oci://quay.io/acme/one\n    disabled: true\n',
    code: 'dp-oci-format',
  },
  {
    damage: 'the whole ConfigMap as the file: no plugins',
    installers: all,
    text: 'apiVersion: v1\nkind: ConfigMap\nmetadata: {name: x}\ndata:\n  dynamic-plugins.yaml: |\n    plugins: []\n',
    code: 'dp-empty',
  },
  {
    damage: 'a file that is empty: no plugins',
    installers: all,
    text: '---\n',
    code: 'dp-empty',
  },
  {
    damage: 'a key in capitals: no plugins',
    installers: all,
    text: 'Plugins:\n  - package: ./one\n',
    code: 'schema-unknown-field',
  },
  {
    damage: 'a line break at the end of a folder: left out',
    installers: ['2.x'],
    text: 'plugins:\n  - package: |\n      ./one\n',
    code: 'dp-local-path',
  },
  {
    damage: 'two versions of one package: both installed',
    installers: untilOne8,
    text: 'plugins:\n  - package: oci://quay.io/acme/one:1!one\n  - package: oci://quay.io/acme/one:2!one\n',
    code: 'dp-duplicate',
  },
  {
    damage: 'a plain value is forgotten for a mapping',
    installers: ['2.x'],
    text: 'plugins:\n  - package: ./one\n    pluginConfig: {a: 1}\n  - package: ./two\n    pluginConfig: {a: {b: 1}}\n',
    code: 'dp-config-conflict',
  },
  {
    damage: 'a file that is not there: passed over',
    installers: all,
    text: 'includes:\n  - nowhere.yaml\nplugins: []\n',
    code: 'dp-include-missing',
  },
];
