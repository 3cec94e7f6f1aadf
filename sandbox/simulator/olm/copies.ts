import type { Csv } from './kinds.ts';

/** Whether OLM copied the CSV from another namespace. */
export function isCopy({ metadata }: Csv): boolean {
  return metadata.labels?.['olm.copiedFrom'] !== undefined;
}
