import type { Construct } from 'constructs';
import type { ObjectMeta, PodSpec } from '../kubernetes';
import { requirePlace } from '../manifest/given';
import type { Problem } from '../manifest/problem';
import type { RenderContext } from '../pod/context';
import type { RenderedPod } from '../pod/render';
import type { AnyState } from '../pod/state';
import type { ObjectProps } from './object-definition';
import type { PodFor } from './placement';
import { ServingWorkload } from './serving-workload';
import { markClass } from './class-mark';

/** What a {@link Pod} takes. */
export interface PodProps<S> extends ObjectProps {
  /** The pod. */
  readonly pod: PodFor<S, 'Pod'>;
  /**
   * Whether containers that end start again.
   * @defaultValue left to the server: `'Always'`
   */
  readonly restartPolicy?: NonNullable<PodSpec['restartPolicy']>;
}

/**
 * One pod by itself: nothing makes another when its node goes, which is what the other workloads are for.
 *
 * It has the labels of `selectorLabels`, with the set of defaults `none` only where a Service selects it.
 *
 * @example
 * new Pod(chart, 'debug', { pod: new WorkerPod({ image: 'busybox:1.37.0', command: ['sleep', '3600'] }) });
 *
 * @see https://kubernetes.io/docs/concepts/workloads/pods/
 */
export class Pod<out S = AnyState> extends ServingWorkload<S> {
  static {
    markClass(this, 'Pod');
  }

  #selected = false;

  constructor(scope: Construct, id: string, props: PodProps<S>) {
    requirePlace(Pod, scope, id, props, "new Pod(chart, 'web', { pod: web })");
    const { pod, ...fields } = props;
    super(scope, id, {
      kind: 'Pod',
      apiVersion: 'v1',
      call: Pod,
      podPath: '',
      pod,
      fields,
      selects: false,
    });
  }

  /** @internal */
  override beSelected(): void {
    this.#selected = true;
  }

  protected override specOf({ spec }: RenderedPod): object {
    return { ...spec, ...this.fields };
  }

  protected override metadataOf(pod: RenderedPod): ObjectMeta {
    const labels = this.podLabels(pod);
    return Object.keys(labels).length === 0 ? { ...pod.metadata } : { ...pod.metadata, labels };
  }

  protected override podLabels(pod: RenderedPod): Readonly<Record<string, string>> {
    return this.#isLabelled() ? super.podLabels(pod) : (pod.metadata.labels ?? {});
  }

  protected override contentData(): readonly unknown[] {
    return [this.#isLabelled(), this.#selected];
  }

  /** A bare pod has no controller that spreads its like. */
  protected override renderContext(): RenderContext {
    return { ...super.renderContext(), selectorLabels: {} };
  }

  protected override placementProblems(pod: RenderedPod): readonly Problem[] {
    const labels = this.podLabels(pod);
    const lost = Object.keys(this.selectorLabels).filter(
      (key) => this.#selected && labels[key] !== this.selectorLabels[key],
    );
    return [
      ...super.placementProblems(pod),
      ...lost.map((key) =>
        this.problem(
          'keep-selector-labels',
          'FieldValueInvalid',
          `metadata.labels[${key}]`,
          `Invalid value: "${labels[key]}": a Service selects this pod by "${this.selectorLabels[key]}"`,
          `say it in the metadata of the Pod: metadata: { labels: { '${key}': ... } }`,
        ),
      ),
    ];
  }

  #isLabelled(): boolean {
    return this.#selected || this.settings().defaults !== 'none';
  }
}
