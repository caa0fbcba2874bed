// Templates: the pod as a value.
export { PodTemplate, type AnyPod, type PodTemplateLike } from './pod/template';
export {
  JobPod,
  type JobFromProps,
  type JobPodProps,
  type JobState,
  type WithoutPorts,
} from './pod/job-pod';
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
export type { Added, Fits, MixinArgument } from './pod/fits';
export {
  debugContainer,
  type DebugContainerPatch,
  type DebugContainerProps,
} from './pod/debug-container';
export { effectiveResources, type EffectiveResources } from './pod/effective-resources';
export { probeTimings, type ProbeTiming } from './pod/probe-timing';
export type { ImageOf } from './pod/image';
export type { RenderedPod } from './pod/render';
export type { NamedObject } from './pod/named-object';
export type { CpuOf, MemoryOf } from './pod/quantity';
export { configure, type ScopeSettings } from './pod/settings';
export type { DefaultSet } from './pod/default-set';

// Mixins: what can be added to a pod.
export { mixin, type Composed } from './mixins/mixin';
export { waive } from './mixins/waive';
export { withAdapter, type Adapter, type AdapterProps } from './mixins/with-adapter';
export {
  withAmbassador,
  type Ambassador,
  type AmbassadorProps,
  type LocalAddress,
} from './mixins/with-ambassador';
export {
  withContainer,
  type AppContainer,
  type ContainerChange,
  type ContainerPatch,
  type ContainerProps,
} from './mixins/with-container';
export { withDns, type DnsProps } from './mixins/with-dns';
export {
  withGracefulShutdown,
  type GracefulShutdown,
  type GracefulShutdownProps,
} from './mixins/with-graceful-shutdown';
export { withHostAliases } from './mixins/with-host-aliases';
export { withHostNetwork, type HostNetworkOptions } from './mixins/with-host-network';
export { withHostname, type HostnameOptions } from './mixins/with-hostname';
export { withImagePullSecrets } from './mixins/with-image-pull-secrets';
export {
  withInitContainer,
  type InitContainer,
  type InitContainerProps,
} from './mixins/with-init-container';
export { withPodAnnotations } from './mixins/with-pod-annotations';
export { withPodLabels } from './mixins/with-pod-labels';
export { withPodSpec, type PodSpecChange, type PodSpecPatch } from './mixins/with-pod-spec';
export { withPodResources, type PodResourcesProps } from './mixins/with-pod-resources';
export { withResources, type Resources, type ResourcesProps } from './mixins/with-resources';
export { withScheduling, type SchedulingProps, type Spread } from './mixins/with-scheduling';
export {
  withSecurityContext,
  type SecurityContextChange,
  type SecurityContextProps,
} from './mixins/with-security-context';
export { withServiceAccount, type ServiceAccountOptions } from './mixins/with-service-account';
export { withSharedProcessNamespace } from './mixins/with-shared-process-namespace';
export { withSidecar, type Sidecar, type SidecarProps } from './mixins/with-sidecar';

export {
  withClaimTemplate,
  type ClaimTemplate,
  type ClaimTemplateProps,
} from './mixins/with-claim-template';
export { withEnv, type EnvAddition, type Environment } from './mixins/with-env';
export { withEnvFrom } from './mixins/with-env-from';
export { withProbe, type ProbeProps, type Probes } from './mixins/with-probe';
export { withVolume, type VolumeAddition, type VolumeProps } from './mixins/with-volume';
export {
  configMapEnv,
  fromConfigMap,
  fromField,
  fromFile,
  fromResource,
  fromSecret,
  secretEnv,
  type ContainerResource,
  type EnvSource,
  type OptionalSource,
  type PodFieldPath,
  type WholeSourceOptions,
} from './pod/env';
export type { MountFields, MountInput } from './pod/mounts';
export {
  exec,
  grpc,
  httpGet,
  tcpSocket,
  type GrpcOptions,
  type HttpGetOptions,
  type ProbeHandler,
  type ProbeTimings,
  type ReadinessTimings,
  type RestartTimings,
  type SharedTimings,
  type TcpSocketOptions,
} from './pod/probe';
export { withInitWait, type InitWait, type InitWaitOptions } from './mixins/with-init-wait';

// Waits: what an init container waits for, and the programs that do it.
export { waitFor, type Host, type ServiceLike } from './pod/wait/wait-for';
export { clientWait, type ClientImages } from './pod/wait/client-wait';
export { shellWait } from './pod/wait/shell-wait';
export { wait4xWait } from './pod/wait/wait4x-wait';
export type {
  WaitContainer,
  WaitContext,
  WaitImage,
  WaitPlan,
  WaitProgram,
} from './pod/wait/program';
export type { WaitOptions } from './pod/wait/options';
export type {
  CommandTarget,
  DatabaseTarget,
  DnsTarget,
  HttpStatus,
  HttpTarget,
  ServicePortLike,
  ServiceTarget,
  TcpTarget,
  WaitTarget,
} from './pod/wait/target';
export type { Duration } from './pod/duration';

// Workloads: what runs pods.
export { CronJob, type CronJobProps, type JobTemplateProps } from './workloads/cron-job';
export { DaemonSet, type DaemonSetProps } from './workloads/daemon-set';
export { Deployment, type DeploymentProps } from './workloads/deployment';
export type { ExposeProps } from './workloads/expose';
export { Job, type JobProps } from './workloads/job';
export type { ObjectProps } from './workloads/object-definition';
export type { ObjectMetadata } from './workloads/object-metadata';
export type { PodFor } from './workloads/placement';
export { Pod, type PodProps } from './workloads/pod';
export { ReplicaSet, type ReplicaSetProps } from './workloads/replica-set';
export {
  ReplicationController,
  type ReplicationControllerProps,
} from './workloads/replication-controller';
export type { Rollout } from './workloads/rollout';
export type { SelectorInput } from './workloads/selector';
export { Service, type Selectable, type ServiceProps } from './workloads/service';
export type { ServicePortProps } from './workloads/service-ports';
export type { ServingWorkload } from './workloads/serving-workload';
export {
  StatefulSet,
  type HeadlessServiceProps,
  type StatefulSetProps,
} from './workloads/stateful-set';
export { StaticPod, type StaticPodProps } from './workloads/static-pod';
export type { Workload } from './workloads/workload';

// Synthesis: from constructs to files.
export { App, type AppProps } from './synth/app';
export type { OutputFormat } from './synth/layout/output-format';

// Judging: what is there, whoever made it.
export { checkAtSynth, type CheckAtSynthOptions } from './synth/judging/check-at-synth';
export { report } from './synth/judging/report';
export type { CheckOptions } from './rules/check-options';

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
export type { ProblemReport } from './manifest/problem-report';
