import { parseDocument } from 'yaml';
import { yamlText } from '../src/language/document.ts';
import { judge } from '../src/language/judge.ts';
import { contextOf } from '../test/support/judging.ts';
import { startLanguageClient } from '../test/support/languageClient.ts';
import { median, medianOf } from './measure.ts';

/** A ConfigMap with this many plugins, each configured; the digit at the end of the first is the keystroke. */
function pluginConfigMap(plugins: number, keystroke: number): string {
  const entries = Array.from({ length: plugins }, (_, index) =>
    [
      `      - package: "@red-hat-developer-hub/plugin-${index}@1.0.${index === 0 ? keystroke : 0}"`,
      '        disabled: false',
      '        pluginConfig:',
      '          dynamicPlugins:',
      '            frontend:',
      `              red-hat-developer-hub.plugin-${index}:`,
      `                dynamicRoutes: [{ path: /p${index}, importName: Page }]`,
    ].join('\n'),
  );
  return `apiVersion: v1
kind: ConfigMap
metadata:
  name: hub-dynamic-plugins
  namespace: rhdh
data:
  dynamic-plugins.yaml: |
    includes:
      - dynamic-plugins.default.yaml
    plugins:
${entries.join('\n')}
`;
}

export interface KeystrokeTimes {
  readonly kilobytes: number;
  /** One bare parse of the file and one of the text in its block scalar, which is the least anybody can do. */
  readonly bareParse: number;
  /** Parse, recognition, structure and rules, as after every keystroke. */
  readonly judge: number;
}

/** Milliseconds of one keystroke in a list of this many plugins; every run has a text that was never seen. */
export function keystrokeTimes(plugins: number): KeystrokeTimes {
  const context = contextOf();
  let keystroke = 0;
  const nextText = (): string => pluginConfigMap(plugins, keystroke++);
  const bareParse = median(15, () => {
    const block: unknown = parseDocument(nextText()).getIn(['data', 'dynamic-plugins.yaml']);
    return parseDocument(String(block));
  });
  return {
    kilobytes: nextText().length / 1024,
    bareParse,
    judge: median(15, () => judge(yamlText(nextText()), context)),
  };
}

/** Milliseconds from a change sent to the built server until its diagnostics arrive, its pause included. */
export async function overTheWire(plugins: number): Promise<number> {
  const client = await startLanguageClient();
  try {
    const uri = 'file:///bench/dynamic-plugins.yaml';
    await client.open(uri, pluginConfigMap(plugins, 0));
    return await medianOf(15, (run) => client.change(uri, pluginConfigMap(plugins, run + 1)));
  } finally {
    await client.stop();
  }
}
