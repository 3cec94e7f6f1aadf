/** The bundle of what makes plans: templates have no place in activation. */
export { copyAsOc } from './copyAsOc.ts';
export { putRight } from './putRight.ts';
