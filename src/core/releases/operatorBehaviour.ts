import type { OperatorBehaviour } from '../rhdhOperator.ts';

/** All observed: recordings/rhdh-operator, sections B2, B3, B5 and B7 of its README. 1.7 and 1.8. */
export const operatorBehaviour1_7: OperatorBehaviour = {
  watchedWorkloads: ['Deployment'],
  watchedConfig: 'data',
  reasonWithoutStatus: 'Deployed',
  passingFailure: false,
  retryCap: 1000,
  leavesBehind: [],
  idles: false,
};

export const operatorBehaviour1_9: OperatorBehaviour = {
  ...operatorBehaviour1_7,
  watchedWorkloads: ['Deployment', 'StatefulSet'],
  watchedConfig: 'dataOrAnnotations',
  reasonWithoutStatus: 'DeployInProgress',
};

export const operatorBehaviour1_10: OperatorBehaviour = {
  ...operatorBehaviour1_9,
  passingFailure: true,
  leavesBehind: ['localDatabase', 'route'],
};

/** The Route was switched off on 1.9 and 1.10 only. */
export const operatorBehaviour2_0: OperatorBehaviour = {
  ...operatorBehaviour1_9,
  leavesBehind: ['localDatabase'],
  idles: true,
};
