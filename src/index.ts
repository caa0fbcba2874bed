// Templates: the pod as a value.
export { PodTemplate, type AnyPod } from './pod/template';
export { JobPod, type JobFromProps, type JobPodProps, type JobState } from './pod/job-pod';
export { WorkerPod, type WorkerPodProps, type WorkerState } from './pod/worker-pod';
export { WebPod, type WebPodProps, type WebState } from './pod/web-pod';
export type {
  AnyState,
  ContainerRole,
  ContainersOf,
  Has,
  PodState,
  PortsOf,
  VolumesOf,
} from './pod/state';
export type { PodMixin } from './pod/mixin';
export type { Added, Fits } from './pod/fits';
export { configure, type ScopeSettings } from './pod/settings';
export type { DefaultSet } from './pod/default-set';

// Mixins: what can be added to a pod.
export { mixin, type Composed } from './mixins/mixin';
export { withSidecar, type Sidecar, type SidecarProps } from './mixins/with-sidecar';

// Workloads: what runs pods.
export { Deployment, type DeploymentProps } from './workloads/deployment';

// Synthesis: from constructs to files.
export { App, type AppProps } from './synth/app';
export type { OutputFormat } from './synth/layout/document-file';

// Manifests: plain data.
export { podTemplatesOf, type PodTemplateInManifest } from './manifest/pod-templates';
export type {
  FieldOrigin,
  Problem,
  ProblemSet,
  ProblemType,
  SourcePlace,
} from './manifest/problem';
export { PodwrightError } from './manifest/podwright-error';
