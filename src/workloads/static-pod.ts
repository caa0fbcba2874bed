import { ApiObject, App, Chart, YamlOutputType } from 'cdk8s';
import type { Construct } from 'constructs';
import type { ObjectMeta } from '../kubernetes';
import { requirePlace } from '../manifest/given';
import { podTemplatesOf } from '../manifest/pod-templates';
import type { Problem } from '../manifest/problem';
import type { RenderedPod } from '../pod/render';
import type { AnyState } from '../pod/state';
import type { PodProps } from './pod';
import type { PodFor } from './placement';
import { referencesIn, type ApiReference } from './static-pod-references';
import { Workload } from './workload';
import { markClass } from './class-mark';

/** What a {@link StaticPod} takes. */
export interface StaticPodProps<S> extends Omit<PodProps<S>, 'pod'> {
  /** The pod. */
  readonly pod: PodFor<S, 'StaticPod'>;
}

/**
 * A file for the manifest folder of a kubelet (`staticPodPath`), which runs the pod without an API server; refuses what
 * such a pod cannot use: ConfigMaps, Secrets, claims, ServiceAccounts and their tokens.
 *
 * A kubelet reads one Pod from a file, so a static pod needs a chart of its own, or an App that writes a file for each
 * resource.
 *
 * @example
 * const app = new App({ outdir: 'manifests' });
 * new StaticPod(new Chart(app, 'node-proxy'), 'proxy', { pod: proxy }); // manifests/node-proxy.k8s.yaml
 *
 * @see https://kubernetes.io/docs/tasks/configure-pod-container/static-pod/
 */
export class StaticPod<out S = AnyState> extends Workload<S> {
  static {
    markClass(this, 'StaticPod');
  }

  constructor(scope: Construct, id: string, props: StaticPodProps<S>) {
    requirePlace(StaticPod, scope, id, props, "new StaticPod(chart, 'proxy', { pod: proxy })");
    const { pod, ...fields } = props;
    super(scope, id, {
      kind: 'StaticPod',
      apiVersion: 'v1',
      call: StaticPod,
      podPath: '',
      pod,
      fields,
    });
  }

  /** The kubelet brings back what it reads from its folder: that it is a Pod by itself is its nature. */
  override problems(): readonly Problem[] {
    return super.problems().filter(({ rule }) => rule !== 'avoid-naked-pod');
  }

  protected override specOf({ spec }: RenderedPod): object {
    return { ...spec, ...this.fields };
  }

  protected override metadataOf({ metadata }: RenderedPod): ObjectMeta {
    return metadata;
  }

  protected override problemsIn(manifest: Readonly<Record<string, unknown>>): readonly Problem[] {
    return podTemplatesOf(manifest).flatMap(({ metadata, spec }) => [
      ...(metadata.name === undefined ? [this.#nameless()] : []),
      ...referencesIn(spec).map((reference) => this.#reference(reference)),
    ]);
  }

  #nameless(): Problem {
    return this.problem(
      'name-static-pods',
      'FieldValueRequired',
      'metadata.name',
      'Required value: a kubelet appends the name of its node, and makes no name itself',
      'give metadata.name in place of generateName',
    );
  }

  #reference({ path, resource }: ApiReference): Problem {
    return this.problem(
      'refuse-api-references',
      'FieldValueForbidden',
      `spec.${path}`,
      `Forbidden: static pods may not reference ${resource}`,
      'a kubelet runs it without an API server: give it the value itself, or a file of the node',
    );
  }

  protected override problemsAmongOthers(): readonly Problem[] {
    const others = this.#othersInFile();
    if (others === 0) return [];
    return [
      this.problem(
        'write-one-static-pod',
        'FieldValueForbidden',
        // No field is at fault, and a line without one is overlooked.
        'kind',
        `Forbidden: a kubelet reads one Pod from a file, and this file holds ${others + 1} objects`,
        'give the static pod a chart of its own, or the App yamlOutputType: YamlOutputType.FILE_PER_RESOURCE',
      ),
    ];
  }

  #othersInFile(): number {
    const { yamlOutputType } = App.of(this);
    const perApp = yamlOutputType === YamlOutputType.FILE_PER_APP;
    if (!perApp && yamlOutputType !== YamlOutputType.FILE_PER_CHART) return 0;
    const chart = Chart.of(this);
    return (perApp ? this.node.root : chart).node
      .findAll()
      .filter((other) => other !== this && ApiObject.isApiObject(other))
      .filter((other) => perApp || Chart.of(other) === chart).length;
  }
}
