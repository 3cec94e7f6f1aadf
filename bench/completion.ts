import { schemaOf } from '../src/core/schema/structure.ts';
import { complete } from '../src/language/help/help.ts';
import { schemaHelp, type SchemaHelp } from '../src/language/help/schemaHelp.ts';
import { targetOf } from '../test/support/targets.ts';
import { middle } from './measure.ts';

const { release } = targetOf();

/** An entry of a plugin list, indented; the digit is what tells one keystroke from another. */
function entries(count: number, indent: string, keystroke: number): string {
  return Array.from({ length: count }, (_, index) =>
    [
      `- package: "@red-hat-developer-hub/plugin-${index}@1.0.${keystroke}"`,
      '  disabled: false',
      '  pluginConfig:',
      '    dynamicPlugins:',
      '      frontend:',
      `        red-hat-developer-hub.plugin-${index}:`,
      `          dynamicRoutes: [{ path: /p${index}, importName: Page }]`,
    ]
      .map((line) => `${indent}${line}\n`)
      .join(''),
  ).join('');
}

/** A list of plugins with the cursor where its last entry goes on. */
function list(count: number, indent: string, keystroke: number): string {
  return `${indent}plugins:\n${entries(count, `${indent}  `, keystroke)}${indent}    `;
}

function configMap(around: string, block: string): string {
  return `apiVersion: v1\nkind: ConfigMap\nmetadata:\n  name: hub-dynamic-plugins\n${around}data:\n  dynamic-plugins.yaml: |\n${block}`;
}

/** 100 KB beside the block: annotations, as tools leave them. */
const around = `  annotations:\n${Array.from({ length: 1900 }, (_, index) => `    example.com/note-${index}: "something that a tool remembers"\n`).join('')}`;

/** Milliseconds of one completion, each in a text that was never seen. */
export interface CompletionTimes {
  readonly small: number;
  readonly largeBlock: number;
  readonly largeAround: number;
  /** yaml-language-server with the small list as a plain file. */
  readonly alone: number;
}

/** Sizes of the texts in kilobytes, for people to see. */
export const completionSizes = {
  small: configMap('', list(3, '    ', 0)).length / 1024,
  largeBlock: configMap('', list(385, '    ', 0)).length / 1024,
  largeAround: configMap(around, list(3, '    ', 0)).length / 1024,
};

/** Middle of as many completions of each, one after the other in turn, so that a busy machine slows all of them. */
export async function completionTimes(runs = 101): Promise<CompletionTimes> {
  const help = schemaHelp();
  const works: Readonly<Record<keyof CompletionTimes, (run: number) => Promise<number>>> = {
    small: (run) => ours(help, configMap('', list(3, '    ', run))),
    largeBlock: (run) => ours(help, configMap('', list(385, '    ', run))),
    largeAround: (run) => ours(help, configMap(around, list(3, '    ', run))),
    alone: (run) => alone(help, list(3, '', run)),
  };
  const times = {
    small: [] as number[],
    largeBlock: [] as number[],
    largeAround: [] as number[],
    alone: [] as number[],
  };
  for (let run = 0; run < 2 * runs; run++) {
    for (const name of ['small', 'largeBlock', 'largeAround', 'alone'] as const) {
      const time = await works[name](run);
      // The first half warms up.
      if (run >= runs) times[name].push(time);
    }
  }
  return {
    small: middle(times.small),
    largeBlock: middle(times.largeBlock),
    largeAround: middle(times.largeAround),
    alone: middle(times.alone),
  };
}

async function ours(help: SchemaHelp, built: string): Promise<number> {
  const text = inOnePiece(built);
  return timed(() => complete({ text, offset: text.length, release }, help));
}

/** As it comes from an editor: what is put together of parts is only copied into one when somebody looks at it. */
function inOnePiece(text: string): string {
  return Buffer.from(text, 'utf8').toString('utf8');
}

async function alone(help: SchemaHelp, built: string): Promise<number> {
  const text = inOnePiece(built);
  const schema = schemaOf({ kind: 'dynamic-plugins' }, undefined, release.line);
  if (schema === undefined) throw new Error('no schema for plugin lists');
  return timed(() => help.complete({ text, offset: text.length, schemaId: 'alone', schema }));
}

async function timed(work: () => Promise<readonly unknown[]>): Promise<number> {
  const begin = performance.now();
  const found = await work();
  const time = performance.now() - begin;
  if (found.length === 0) throw new Error('nothing was suggested');
  return time;
}
