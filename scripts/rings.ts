import { findGo } from '../sandbox/go.ts';
import { plain } from '../src/core/message.ts';
import { runHostTests } from '../test/host/run.ts';
import { findChromium } from './chromium.ts';
import { vsixPath } from './package.ts';
import type { Ring, Told } from './ring.ts';
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

const runHost = (edition: Edition): Promise<Told> => runHostTests(vsixPath(), edition);

/**
 * Every ring in the order in which `npm test` takes them up. Two run at a time, each of them waiting for its servers
 * and editors much of the time, so the longest begin first, beside `package` one that does not need what that makes.
 */
export const rings: readonly Ring[] = [
  { name: 'package', makes: 'vsix', run: runPackage },
  { name: 'static', run: runStatic },
  { name: 'cluster', after: 'build', obstacle: withoutGo, run: () => runVitest('cluster') },
  { name: 'host', after: 'vsix', obstacle: withoutHost, run: () => runHost('newest') },
  { name: 'ui', after: 'vsix', obstacle: withoutChromium, run: () => runVitest('ui') },
  { name: 'unit', run: () => runVitest('unit') },
  { name: 'floor', after: 'vsix', obstacle: withoutChromium, run: () => runHost('floor') },
  { name: 'server', after: 'build', run: () => runVitest('server') },
  { name: 'corpus', run: () => runVitest('corpus') },
];

/** The floor's VS Code is another half gigabyte to fetch, so it runs where it counts: in continuous integration. */
export function ringsByDefault(ci: boolean): readonly Ring[] {
  return rings.filter(({ name }) => ci || name !== 'floor');
}
