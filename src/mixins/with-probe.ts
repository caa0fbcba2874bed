import { podMixin, type PodMixin } from '../pod/mixin';
import type { ProbeHandler, ReadinessTimings, RestartTimings } from '../pod/probe';
import type { TargetRole } from '../pod/target';
import type { Duration } from '../pod/duration';

export interface ProbeProps<C extends string, P extends string> {
  readonly container?: C | readonly C[];
  readonly readiness?: ProbeHandler<P, ReadinessTimings> | null;
  readonly liveness?: ProbeHandler<P, RestartTimings> | null;
  readonly startup?: ProbeHandler<P, RestartTimings> | null;
  readonly startWithin?: Duration;
}
export type Probes<C extends string, P extends string> = PodMixin<
  {},
  `running ${Exclude<C, TargetRole>}` | `port ${P}`,
  never
>;
export function withProbe<const C extends string = never, const P extends string = never>(
  props: ProbeProps<C, P>,
): Probes<C, P> {
  return podMixin(withProbe, [], []);
}
