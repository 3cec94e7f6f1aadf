import { findGo } from '../sandbox/go.ts';
import { plain } from '../src/core/message.ts';
import { runHostTests } from '../test/host/run.ts';
import { findChromium } from './chromium.ts';
import { vsixPath } from './package.ts';
import type { Counts, Ring } from './ring.ts';
import { runPackage } from './ringPackage.ts';
import { runStatic } from './ringStatic.ts';
import { runVitest } from './ringVitest.ts';
import type { Edition } from './vscode.ts';

async function withoutGo(): Promise<string | undefined> {
  const go = await findGo();
  return go.kind === 'found' ? undefined : plain(go.reason);
}

function withoutChromium(): string | undefined {
  return findChromium() === undefined
    ? 'no Chromium or Chrome found; RHDH_ORCHESTRATOR_CHROMIUM names one'
    : undefined;
}

/** A desktop VS Code brings its own window. */
function withoutHost(): string | undefined {
  return process.env['RHDH_ORCHESTRATOR_VSCODE'] ? undefined : withoutChromium();
}

async function runHost(edition: Edition): Promise<Counts> {
  const { report, ...counts } = await runHostTests(vsixPath(), edition);
  console.log(report);
  return counts;
}

/** Every ring in the order in which `npm test` runs them: what is quick and tells most comes first. */
export const rings: readonly Ring[] = [
  { name: 'static', run: runStatic },
  { name: 'unit', run: () => runVitest('unit') },
  { name: 'server', after: 'build', run: () => runVitest('server') },
  { name: 'corpus', run: () => runVitest('corpus') },
  { name: 'cluster', after: 'build', obstacle: withoutGo, run: () => runVitest('cluster') },
  { name: 'package', run: runPackage },
  { name: 'host', after: 'vsix', obstacle: withoutHost, run: () => runHost('newest') },
  { name: 'floor', after: 'vsix', meanwhile: true, obstacle: withoutChromium, run: () => runHost('floor') },
  { name: 'ui', after: 'vsix', obstacle: withoutChromium, run: () => runVitest('ui') },
];

/** The floor's VS Code is another half gigabyte to fetch, so it runs where it counts: in continuous integration. */
export function ringsByDefault(ci: boolean): readonly Ring[] {
  return rings.filter(({ name }) => ci || name !== 'floor');
}
