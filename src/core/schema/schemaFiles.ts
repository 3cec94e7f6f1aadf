import appConfig from '../../../schemas/app-config.json' with { type: 'json' };
import backstageParts from '../../../schemas/backstage-parts.json' with { type: 'json' };
import backstageV1alpha1 from '../../../schemas/backstage-v1alpha1.json' with { type: 'json' };
import backstageV1alpha2 from '../../../schemas/backstage-v1alpha2.json' with { type: 'json' };
import backstageV1alpha3 from '../../../schemas/backstage-v1alpha3.json' with { type: 'json' };
import backstageV1alpha4 from '../../../schemas/backstage-v1alpha4.json' with { type: 'json' };
import backstageV1alpha5 from '../../../schemas/backstage-v1alpha5.json' with { type: 'json' };
import catalogsource from '../../../schemas/catalogsource.json' with { type: 'json' };
import clusterextension from '../../../schemas/clusterextension.json' with { type: 'json' };
import configmap from '../../../schemas/configmap.json' with { type: 'json' };
import dynamicPlugins from '../../../schemas/dynamic-plugins.json' with { type: 'json' };
import helmInfraValues from '../../../schemas/helm-infra-values.json' with { type: 'json' };
import helmValues from '../../../schemas/helm-values.json' with { type: 'json' };
import installplan from '../../../schemas/installplan.json' with { type: 'json' };
import knativeParts from '../../../schemas/knative-parts.json' with { type: 'json' };
import knativeeventing from '../../../schemas/knativeeventing.json' with { type: 'json' };
import knativeserving from '../../../schemas/knativeserving.json' with { type: 'json' };
import kubernetes from '../../../schemas/kubernetes.json' with { type: 'json' };
import networkpolicy from '../../../schemas/networkpolicy.json' with { type: 'json' };
import operatorgroupV1alpha2 from '../../../schemas/operatorgroup-v1alpha2.json' with { type: 'json' };
import operatorgroup from '../../../schemas/operatorgroup.json' with { type: 'json' };
import podTemplate from '../../../schemas/pod-template.json' with { type: 'json' };
import sonataflow from '../../../schemas/sonataflow.json' with { type: 'json' };
import sonataflowclusterplatform from '../../../schemas/sonataflowclusterplatform.json' with { type: 'json' };
import sonataflowplatform from '../../../schemas/sonataflowplatform.json' with { type: 'json' };
import subscription from '../../../schemas/subscription.json' with { type: 'json' };
import targetFile from '../../../schemas/target-file.json' with { type: 'json' };
import type { SchemaFiles } from './resolve.ts';

/** The files of `schemas/` by name. Only the server and the command line load them, never the activation. */
export const schemaFiles: SchemaFiles = {
  'app-config.json': appConfig,
  'backstage-parts.json': backstageParts,
  'backstage-v1alpha1.json': backstageV1alpha1,
  'backstage-v1alpha2.json': backstageV1alpha2,
  'backstage-v1alpha3.json': backstageV1alpha3,
  'backstage-v1alpha4.json': backstageV1alpha4,
  'backstage-v1alpha5.json': backstageV1alpha5,
  'catalogsource.json': catalogsource,
  'clusterextension.json': clusterextension,
  'configmap.json': configmap,
  'dynamic-plugins.json': dynamicPlugins,
  'helm-infra-values.json': helmInfraValues,
  'helm-values.json': helmValues,
  'installplan.json': installplan,
  'knative-parts.json': knativeParts,
  'knativeeventing.json': knativeeventing,
  'knativeserving.json': knativeserving,
  'kubernetes.json': kubernetes,
  'networkpolicy.json': networkpolicy,
  'operatorgroup-v1alpha2.json': operatorgroupV1alpha2,
  'operatorgroup.json': operatorgroup,
  'pod-template.json': podTemplate,
  'sonataflow.json': sonataflow,
  'sonataflowclusterplatform.json': sonataflowclusterplatform,
  'sonataflowplatform.json': sonataflowplatform,
  'subscription.json': subscription,
  'target-file.json': targetFile,
};
