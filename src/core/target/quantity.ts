import { message, type Message } from '../message.ts';

const units: Readonly<Record<string, number>> = {
  m: 1e-3,
  k: 1e3,
  M: 1e6,
  G: 1e9,
  T: 1e12,
  Ki: 2 ** 10,
  Mi: 2 ** 20,
  Gi: 2 ** 30,
  Ti: 2 ** 40,
};

/** What is wrong with an amount of CPU; `undefined` when nothing is. Source: Kubernetes, resource.Quantity. */
export function cpuProblem(text: string): Message | undefined {
  return /^(\d+(\.\d{1,3})?|\d+m)$/.test(text)
    ? undefined
    : message('An amount of CPU such as "500m" or "2", in quotes.');
}

/** What is wrong with an amount of memory; `undefined` when nothing is. Source: as above. */
export function memoryProblem(text: string): Message | undefined {
  return /^\d+(\.\d+)?(k|Ki|M|Mi|G|Gi|T|Ti)?$/.test(text)
    ? undefined
    : message('An amount of memory such as "512Mi" or "1Gi", in quotes.');
}

/** Cores, or bytes, of an amount without a problem. */
export function amountOf(text: string): number {
  const [, number = '0', unit = ''] = /^([\d.]+)([A-Za-z]*)$/.exec(text) ?? [];
  return Number(number) * (units[unit] ?? 1);
}
