import { listAt, textAt } from '../../field.ts';
import type { Path } from '../../finding.ts';
import type { Release } from '../../release.ts';
import type { Facts } from '../rule.ts';

/** A URL under which RHDH looks for data-index. */
export interface DataIndexUrl {
  readonly path: Path;
  readonly url: string;
  /** Name of the host with its place in the URL, and the port where one is written. */
  readonly host: string;
  readonly start: number;
  readonly port?: string;
  /** Whether it says how to get there: `http://`. */
  readonly hasScheme: boolean;
}

const inside: Path = ['orchestrator', 'dataIndexService', 'url'];

/** Scheme, host and port; what is still to be filled in has another form. */
const urlForm = /^(\w+:\/\/)?([a-z0-9][-a-z0-9.]*)(?::(\d+))?(?:\/|$)/;

/** Every such URL of an app-config, or of the plugins of a list, that is written out. */
export function dataIndexUrls({ is, value }: Facts): readonly DataIndexUrl[] {
  return pathsIn(is.kind, value).flatMap((path) => {
    const url = textAt(value, ...path) ?? '';
    const [, before = '', host, port] = urlForm.exec(url) ?? [];
    if (host === undefined) return [];
    const hasScheme = before !== '';
    return [{ path, url, host, hasScheme, start: before.length, ...(port === undefined ? {} : { port }) }];
  });
}

function pathsIn(kind: Facts['is']['kind'], value: unknown): readonly Path[] {
  if (kind === 'app-config') return [inside];
  if (kind !== 'dynamic-plugins') return [];
  return listAt(value, 'plugins').map((_, index) => ['plugins', index, 'pluginConfig', ...inside]);
}

/** The Service of data-index that belongs to the platform of a release. */
export function dataIndexService({ platform }: Release): string {
  const suffix = platform.services.find((service) => service.field === 'dataIndex')?.suffix ?? '';
  return `${platform.name}-${suffix}`;
}
