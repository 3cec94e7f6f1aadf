import { expect, test } from 'vitest';
import { plain } from '../../../src/core/message.ts';
import type { Leftover } from '../../../src/core/scaffold/leftovers.ts';
import { leftoverChoices } from '../../../src/features/scaffold/leftoverChoices.ts';

const unedited: Leftover = { path: '21-dynamic-plugins.yaml', edited: false, removable: true };
const edited: Leftover = { path: '22-app-config.yaml', edited: true, removable: false };
const secret: Leftover = { path: '23-backend-secret.yaml', edited: false, removable: false };

const shown = (...leftovers: readonly Leftover[]): readonly string[] =>
  leftoverChoices(leftovers).map(({ label, detail }) => `${plain(label)}: ${plain(detail)}`);

test('what loses nothing is first, and tells what was edited before anything is written', () => {
  expect(shown(unedited, edited, secret)).toEqual([
    'Leave them as they are: 21-dynamic-plugins.yaml, 22-app-config.yaml, 23-backend-secret.yaml. Edited, to bring over by hand: 22-app-config.yaml',
    'Delete those that were not edited: 21-dynamic-plugins.yaml. What they made in the cluster stays',
  ]);
});

test('nothing can be deleted where all of them are somebody’s own by now', () => {
  expect(shown(edited, secret)).toHaveLength(1);
  expect(leftoverChoices([edited])[0]?.unedited).toBe('left');
});
