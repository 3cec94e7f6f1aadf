/** The routers of OpenShift. */
export const routersNamespace = 'openshift-ingress';

/** What collects the metrics of what users run on OpenShift. */
export const userMonitoringNamespace = 'openshift-user-workload-monitoring';
