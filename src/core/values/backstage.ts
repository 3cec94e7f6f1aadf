import { message } from '../message.ts';
import { objectNames } from '../templates/objectNames.ts';
import type { ValueSource } from './knownValue.ts';

/** What only a Backstage object has. */
export const backstageValues: readonly ValueSource[] = [
  {
    of: ['backstage'],
    at: ['spec.flavours.name'],
    values: ({ release }) =>
      release.flavours.map(({ name, enabledByDefault }) => ({
        text: name,
        note: enabledByDefault
          ? message('On unless it is listed with "enabled: false".')
          : message('On when it is listed here.'),
      })),
  },
  {
    of: ['backstage'],
    at: ['spec.application.dynamicPluginsConfigMapName'],
    values: ({ target }) =>
      target === undefined
        ? []
        : [{ text: objectNames(target).dynamicPlugins, note: message('As the scaffold calls it.') }],
  },
];
