import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { format, resolveConfig } from 'prettier';
import { releases } from '../src/core/releases/index.ts';
import { knownCodes } from '../src/core/rules/codes.ts';
import { rules } from '../src/core/rules/index.ts';
import { otherCodes, targetFileCodes } from '../src/core/rules/otherCodes.ts';
import type { Rule } from '../src/core/rules/rule.ts';

/** Where the rules are documented. */
export const rulesDocPath = join(import.meta.dirname, '..', 'docs', 'rules.md');

/** `docs/rules.md`, made of what the rules say about themselves. */
export async function rulesDoc(): Promise<string> {
  const text = [introduction, '## Rules', ...rules.map(section), ...others()].join('\n\n');
  return format(text, { ...(await resolveConfig(rulesDocPath)), parser: 'markdown' });
}

const introduction = `<!-- Made by \`node scripts/rulesDoc.ts\` from src/core/rules: change it there. -->

# What is found in files

Each finding has a code. It is an error where some reader refuses the file, a warning where the file is accepted and does
something else than it says, a hint where there is a better way to say it. How much a code matters is set by
\`rhdhOrchestrator.severity\`, where \`off\` switches it off; see [comments](#comments-that-switch-findings-off) for single places.

Only documents that are recognised as ours are judged: Backstage, SonataFlowPlatform, the Subscriptions and OperatorGroups of
the operators, KnativeServing and KnativeEventing, the Orchestrator's NetworkPolicies, the ConfigMap with
\`dynamic-plugins.yaml\` and the text inside it, a plain \`dynamic-plugins.yaml\`, and \`.rhdh-orchestrator.yaml\`. Templates of other
tools (Helm, Jinja, Backstage skeletons) are not.

A rule judges for the RHDH release of the target. Where nobody says which release a file is for, a rule speaks only if it
would for every release the file may be for, and as mildly as it would for any of them.

## Comments that switch findings off

| comment                                        | what is not reported                                  |
| ---------------------------------------------- | ----------------------------------------------------- |
| \`# rhdh-orchestrator-disable-line CODES\`      | what is found on the line of the comment              |
| \`# rhdh-orchestrator-disable-next-line CODES\` | what is found on the line below                       |
| \`# rhdh-orchestrator-disable-document CODES\`  | what is found in the document that the comment is in  |
| \`# rhdh-orchestrator-disable-file CODES\`      | what is found anywhere in the file                    |

\`CODES\` is one code or several, with blanks or commas between them; without a code nothing at all is reported there. Behind
\` -- \` there is room for a reason: \`# rhdh-orchestrator-disable-line dp-duplicate -- the second one is for tests\`. The comments
work in a text inside a ConfigMap as they do outside; there the document is that text. A code that does not exist is a hint.`;

function section(rule: Rule): string {
  const { code, title, why, fix, example } = rule;
  const parts = [
    `### ${code}`,
    `${title}. ${facts(rule)}`,
    why,
    ...(fix === undefined ? [] : [`**Repair.** ${fix}`]),
    ...(example === undefined
      ? []
      : [
          `${example.release === undefined ? 'Where nobody says which release is meant' : `For RHDH ${example.release}`}, wrong and right:`,
          fenced(example.bad),
          fenced(example.good),
        ]),
  ];
  return parts.join('\n\n');
}

function facts({ severity, effect, consumer, releases: where }: Rule): string {
  const does = effect === 'fails' ? 'refuses it' : 'accepts it and does something else than meant';
  const held = where === 'all' ? 'every release' : `RHDH ${versionsWhere(where).join(', ')}`;
  return `_${severity}; ${readers[consumer]} ${does}; ${held}._`;
}

const readers: Readonly<Record<Rule['consumer'], string>> = {
  operator: 'the RHDH operator',
  installer: 'the plugin installer',
  apiServer: 'the API server',
  olm: 'OLM',
  logicOperator: 'the Serverless Logic operator',
  knativeOperator: 'the Knative operator',
  helm: 'Helm',
  backstage: 'Backstage',
  reader: 'whoever reads it',
};

/** Whole lines by their name, others by the first and last patch release. */
function versionsWhere(holds: Exclude<Rule['releases'], 'all'>): readonly string[] {
  return [...Map.groupBy(releases, ({ line }) => line)].flatMap(([line, patches]) => {
    const held = patches.filter(holds);
    if (held.length === patches.length) return [line];
    const [first, last] = [held[0]?.version, held.at(-1)?.version];
    return first === undefined ? [] : [first === last ? first : `${first} – ${last}`];
  });
}

function fenced(yaml: string): string {
  return ['```yaml', yaml.trimEnd(), '```'].join('\n');
}

function others(): readonly string[] {
  const sections = Object.entries(otherCodes).flatMap(([heading, codes]) => [
    `## ${heading}`,
    ...codes.map(({ code, why }) => `### ${code}\n\n${why}`),
  ]);
  const codes = targetFileCodes.map((code) => `\`${code}\``).join(', ');
  return [
    ...sections,
    `What \`.rhdh-orchestrator.yaml\` itself must look like is told with codes of its own: ${codes}. See [the target file](target-file.md).`,
  ];
}

/** The manifest, whose setting `severity` offers the codes. */
export const manifestPath = join(import.meta.dirname, '..', 'package.json');

/** The text of the manifest with the codes that there are now. */
export async function manifestWithCodes(text: string): Promise<string> {
  const manifest = JSON.parse(text) as Manifest;
  const severity = manifest.contributes.configuration.properties['rhdhOrchestrator.severity'];
  severity.propertyNames = { enum: knownCodes.toSorted() };
  return format(JSON.stringify(manifest), {
    ...(await resolveConfig(manifestPath)),
    parser: 'json-stringify',
  });
}

interface Manifest {
  readonly contributes: {
    readonly configuration: {
      readonly properties: { readonly 'rhdhOrchestrator.severity': { propertyNames?: unknown } };
    };
  };
}

if (import.meta.main) {
  writeFileSync(rulesDocPath, await rulesDoc());
  writeFileSync(manifestPath, await manifestWithCodes(readFileSync(manifestPath, 'utf8')));
}
