/** A list of this many plugins, each configured; the digit at the end of the first is the keystroke. */
export function pluginList(plugins: number, keystroke: number): string {
  const entries = Array.from({ length: plugins }, (_, index) =>
    [
      `  - package: "oci://registry.example.com/team/plugin-${index}:1.0.${index === 0 ? keystroke : 0}!plugin-${index}"`,
      '    disabled: false',
      '    pluginConfig:',
      '      dynamicPlugins:',
      '        frontend:',
      `          team.plugin-${index}:`,
      '            dynamicRoutes:',
      `              - path: /plugin-${index}`,
      `                importName: Page${index}`,
      '                menuItem:',
      `                  text: Plugin ${index}`,
      '                  icon: techdocs',
    ].join('\n'),
  );
  return `includes:\n  - dynamic-plugins.default.yaml\nplugins:\n${entries.join('\n')}\n`;
}

/** The same in a ConfigMap, as it is edited; with a mistake where one is wanted. */
export function pluginConfigMap(plugins: number, keystroke: number, mistake = ''): string {
  const lines = `${pluginList(plugins, keystroke)}${mistake}`.trimEnd().split('\n');
  return `apiVersion: v1
kind: ConfigMap
metadata:
  name: hub-dynamic-plugins
  namespace: rhdh
data:
  dynamic-plugins.yaml: |
${lines.map((line) => `    ${line}`).join('\n')}
`;
}
