/** What the YAML extension of Red Hat exports for other extensions (redhat-developer/vscode-yaml, schema-extension-api.ts). */
export interface YamlExtension {
  /**
   * @param scheme of the addresses of the contributor's schemas; false where somebody has it already.
   * @param requestSchema the address of the schema for a document; asked before everything it does with one.
   * @param label a pattern: of a document whose text it matches nobody else is asked for a schema.
   */
  registerContributor(
    scheme: string,
    requestSchema: (document: string) => string | undefined,
    requestSchemaContent: (schema: string) => Promise<string>,
    label?: string,
  ): boolean;
}

/** Its id in the marketplaces. */
export const yamlExtensionId = 'redhat.vscode-yaml';

/** Whether what an extension exports is what is promised. */
export function isYamlExtension(exported: unknown): exported is YamlExtension {
  return (
    typeof exported === 'object' &&
    exported !== null &&
    'registerContributor' in exported &&
    typeof exported.registerContributor === 'function'
  );
}

/** Groups all of whose objects are ours, and those of which some are. */
const whole = ['rhdh.redhat.com', 'sonataflow.org'];
const partly = ['operator.knative.dev', 'operators.coreos.com', 'olm.operatorframework.io'];

const apiVersion = '(^|\\n)apiVersion\\x3a[\\t ]+';
const value = (groups: readonly string[]): string =>
  `[\\t "']*(${groups.map((group) => group.replaceAll('.', '\\.')).join('|')})/`;

/**
 * Matches a text whose documents are all of API groups that we know, and one surely ours. The schemas of several contributors hold together,
 * and that of the Kubernetes extension knows the fields of another version; with a label ours is the only one. It has
 * no colon, not even in a group: a label with one is taken for a key and its value, and would match a file that has other
 * documents too.
 */
export const label = `^(?=[^]*?${apiVersion}(?=${value(whole)}))(?![^]*?${apiVersion}(?!${value([...whole, ...partly])}))`;
