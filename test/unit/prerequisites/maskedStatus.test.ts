import { expect, test } from 'vitest';
import { statusFormats, statusReport } from '../../../src/cli/statusReport.ts';
import { message, plain } from '../../../src/core/message.ts';
import { evaluateAll } from '../../../src/core/prerequisites/index.ts';
import { rowDescription, spokenRow, type Row } from '../../../src/features/prerequisites/rows.ts';
import { healthyWorld } from '../../support/orchestratorWorld.ts';
import { conditions, edited, snapshotOf } from '../../support/snapshots.ts';
import { targetOf } from '../../support/targets.ts';

const target = targetOf('1.10');
const said =
  'cannot connect: postgresql://u:hunter2@db password=hunter2 Authorization: Bearer eyJa.eyJb.c sha256~hunter2';

test('a secret in the words of an operator is in no report, row or tooltip', () => {
  const { backstages, ...world } = healthyWorld(target);
  const failed = conditions(['Deployed', 'False', 'DeployFailed', said]);
  const snapshot = snapshotOf({ ...world, backstages: [edited(backstages[0], ['status'], failed)] }, 0);
  const statuses = evaluateAll(snapshot, target);
  expect(plain(statuses.get('backstage')?.reason ?? { text: '', args: [] })).toContain('password=••');
  const shown = [
    ...statusFormats.map((format) => statusReport({ target, snapshot, statuses }, format)),
    ...[...statuses]
      .map(([id, status]): Row => ({ id, label: message(id), state: status.state, status, children: [] }))
      .flatMap((row) => [rowDescription(row), spokenRow(row)]),
  ].join('\n');
  expect(shown).toContain('cannot connect');
  expect(shown).not.toMatch(/hunter2|eyJ/);
});
