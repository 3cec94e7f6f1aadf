/** A code that is not a rule's: it comes from reading YAML, from the schemas, or from the target file. */
export interface OtherCode {
  readonly code: string;
  /** What it is about, in Markdown. */
  readonly why: string;
}

/** Codes beside those of the rules, under the heading they are documented by. */
export const otherCodes: Readonly<Record<string, readonly OtherCode[]>> = {
  Files: [
    {
      code: 'file-too-large',
      why: 'A file of more than 2 MB is not read, whatever is in it: no object of a cluster can be that large. Files with many objects are split.',
    },
    {
      code: 'file-too-deep',
      why: 'More than a hundred lists and mappings stand inside each other: such a file is not read.',
    },
    {
      code: 'file-unreadable',
      why: 'On the command line only: a file or a folder below a named one may not be read.',
    },
  ],
  YAML: [
    {
      code: 'yaml-syntax',
      why: 'The text is not valid YAML. Inside a ConfigMap it is shown where it stands, and the installer fails when the pod starts.',
    },
    {
      code: 'yaml-indentation',
      why: 'A line begins in a column that fits to nothing above it: a key level with the dash of its item, an item beside its list, a line or a comment left of the text under a `|`, which ends that text. Where only one column makes the file readable, the repair moves the line there.',
    },
    {
      code: 'yaml-tab',
      why: 'YAML is indented with blanks. The repair writes them, as many as make the file readable.',
    },
    {
      code: 'yaml-separator',
      why: 'A `---` that is indented begins no new document: what follows it is read as more of the same.',
    },
    {
      code: 'yaml-folded',
      why: 'With `>` the lines of a text are joined, with `|` each stays as it is. The list of plugins or the configuration that a cluster sees behind `>` is another one than the file shows.',
    },
    {
      code: 'yaml-quoted-indent',
      why: 'A text in quotes goes on in a line that is not indented. kubectl, the operators and the Python installers take that, Backstage and the installer of 2.x do not. What else the document says is not judged.',
    },
    {
      code: 'yaml-duplicate-key',
      why: 'A key stands twice in one mapping. The API server and the installer of 2.x refuse it; the older installers take the last one.',
    },
    {
      code: 'dp-unquoted-at',
      why: 'In YAML a value cannot begin with `@`. Package names of npm with a scope need quotes, and the repair puts them there.',
    },
  ],
  Values: [
    {
      code: 'dp-value-rewritten',
      why: 'From RHDH 1.8 on the operator reads the list and writes it anew, and Go reads YAML 1.1: in a pluginConfig `yes` without quotes becomes `true`, `0777` becomes 511, `1.10` becomes 1.1. In quotes a text stays what it is.',
    },
  ],
  Structure: [
    {
      code: 'schema-unknown-field',
      why: 'Nobody reads this field where it stands. The API server and Helm refuse it; the plugin installer and Backstage ignore it. Of fields that went elsewhere or that people like to put in the wrong place it says where they belong, and the repair takes them there with their comments where that is sure.',
    },
    {
      code: 'schema-type',
      why: 'The value is of another type than its reader takes. Booleans are read as YAML 1.1 does (`yes`, `off`), by the installer of 2.x as YAML 1.2 does. In an app-config Backstage takes flags and numbers that are written as texts, too.',
    },
    { code: 'schema-required', why: 'A field is missing.' },
    { code: 'schema-enum', why: 'The value is none of those that are possible.' },
    { code: 'schema-pattern', why: 'The text does not have the form that is asked for.' },
    {
      code: 'schema-limits',
      why: 'Too many or too few items, fields or characters, or a number out of its range.',
    },
    { code: 'schema-api-version', why: 'No release serves this version of the kind.' },
  ],
  Comments: [
    {
      code: 'comment-unknown-code',
      why: 'A comment `# rhdh-orchestrator-disable-…` names a code that no finding has, so that it switches nothing off. The repair puts the nearest code there.',
    },
  ],
  Targets: [
    {
      code: 'target-unknown',
      why: 'The comment `# rhdh-orchestrator: target=NAME` names no target of the target file.',
    },
  ],
};

/** What `.rhdh-orchestrator.yaml` itself is told; docs/target-file.md explains them together. */
export const targetFileCodes: readonly string[] = [
  'target-yaml',
  'target-version',
  'target-list',
  'target-shape',
  'target-name',
  'target-file',
  'target-files',
  'target-release',
  'target-backstage-name',
  'target-namespace',
  'target-value',
  'target-catalog',
  'target-contradiction',
  'target-database',
  'target-loki',
  'target-mirror',
  'target-permissions',
  'target-resources',
  'target-unknown-field',
  'target-missing',
];
