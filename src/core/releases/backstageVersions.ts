/** Backstage inside RHDH 1.9. Source: OVL release-1.9, versions.json. */
export const backstage1_9 = '1.45.3';

/** Backstage inside RHDH 1.10. Source: OVL release-1.10, versions.json. */
export const backstage1_10 = '1.49.4';
