import { parseDocument } from 'yaml';
import { releases } from '../src/core/releases/index.ts';
import { yamlText } from '../src/language/text/document.ts';
import { judgeQuickly } from '../src/language/judging/quick.ts';
import { contextOf } from '../test/support/judging.ts';
import { startLanguageClient } from '../test/support/languageClient.ts';
import { medianOf, takingTurns } from './measure.ts';
import { pluginConfigMap, pluginList } from './pluginLists.ts';
import { schemaValidation } from './schemaValidation.ts';

/** Milliseconds of thread time for one keystroke and for what it is held against. */
export interface KeystrokeTimes {
  readonly kilobytes: number;
  /** One bare parse of the file and one of the text in its block scalar, which is the least anybody can do. */
  readonly bareParse: number;
  /** The validation of yaml-language-server for the text of the block as a plain file. */
  readonly validation: number;
  /** Parse, recognition, structure and rules, as after every keystroke. */
  readonly judge: number;
  /** The same where nobody says which release the file is for. */
  readonly anyRelease: number;
  /** The same with a mistake at the end of the list. */
  readonly withMistake: number;
}

const mistake = '  - package: "oci://registry.example.com/team/last:1!last"\n    disbled: true\n';

/** Times of one keystroke in a list of this many plugins; every run has a text that was never seen. */
export async function keystrokeTimes(plugins: number): Promise<KeystrokeTimes> {
  const known = contextOf();
  const unknown = { ...known, target: undefined, candidates: releases };
  let keystroke = 0;
  const nextText = (): string => pluginConfigMap(plugins, keystroke++);
  const validate = schemaValidation();
  const times = await takingTurns(15, {
    bareParse: () => {
      const block: unknown = parseDocument(nextText()).getIn(['data', 'dynamic-plugins.yaml']);
      return parseDocument(String(block));
    },
    validation: () => validate(pluginList(plugins, keystroke++)),
    judge: () => judgeQuickly(yamlText(nextText()), known),
    anyRelease: () => judgeQuickly(yamlText(nextText()), unknown),
    withMistake: () => judgeQuickly(yamlText(pluginConfigMap(plugins, keystroke++, mistake)), known),
  });
  return { kilobytes: nextText().length / 1024, ...times };
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
