import { App as UpstreamApp, type AppProps as UpstreamAppProps, type Chart } from 'cdk8s';
import { PodwrightError } from '../manifest/podwright-error';
import { printable } from '../manifest/printable';
import { duringSynthesis } from '../manifest/synthesis';
import { requireAppProps, withOutputType } from './app-props';
import { writeOutputs } from './files/write-outputs';
import { Findings } from './findings';
import { withConstructMetadata } from './layout/construct-metadata';
import type { OutputFormat } from './layout/output-format';
import { asksCharts } from './layout/file-names';
import { refuseLateObjects } from './layout/late-objects';
import { layOut } from './layout/lay-out';
import { textOf } from './layout/one-text';
import { readTree, type ConstructTree } from './order/construct-tree';
import { OutsideCharts } from './order/dependencies';
import { orderSynthesis, type SynthesisOrder } from './order/synthesis-order';
import { Cycle } from './order/topology';
import { Progress } from './progress';
import { validateTree } from './validation';

/** What an `App` can be told beside what the `App` of cdk8s can. */
export interface AppProps extends UpstreamAppProps {
  /**
   * How manifests are written. JSON files that can hold several objects hold a `List`.
   *
   * @defaultValue `'json'` where `outputFileExtension` ends in `.json`, else `'yaml'`
   */
  readonly format?: OutputFormat;
  /**
   * Whether to remove from the output folder the files that this same program wrote at an earlier synthesis and writes
   * no longer. Which these are is kept in the folder, in a hidden file. Files of others are never touched.
   *
   * @defaultValue `true`
   */
  readonly removeStaleFiles?: boolean;
}

/** Runs the task as one synthesis, and lets the trace of what it throws begin where podwright was called. */
function fromCaller<Result>(
  entry: (...none: never[]) => unknown,
  task: (progress: Progress) => Result,
): Result {
  const progress = new Progress();
  try {
    return duringSynthesis(() => task(progress));
  } catch (error) {
    if (error instanceof PodwrightError) Error.captureStackTrace(error, entry);
    throw error;
  } finally {
    progress.clear();
  }
}

/**
 * An app that synthesises fast, exactly and safely: everywhere a drop-in for the `App` of cdk8s.
 *
 * The files have the names and the bytes that cdk8s gives them, other bytes only where kubectl, kustomize or PyYAML
 * would read other data than went in. All problems are thrown at once, as a `PodwrightError`, before the first file is
 * touched; files are replaced whole, and left alone where they would stay the same.
 *
 * @example
 * const app = new App();
 * new Deployment(new Chart(app, 'shop'), 'web', { pod: web });
 * app.synth(); // dist/shop.k8s.yaml
 *
 * @see https://cdk8s.io/docs/latest/basics/app/
 */
export class App extends UpstreamApp {
  /** How manifests are written. */
  readonly format: OutputFormat;
  private readonly recordsConstructs: boolean;
  private readonly removesStaleFiles: boolean;
  /** What `charts` tells while a synthesis asks: the tree is not read again for it. */
  private known: SynthesisOrder | undefined;

  constructor(props: AppProps = {}) {
    requireAppProps(props);
    super(withOutputType(props));
    this.format = props.format ?? (this.outputFileExtension.endsWith('.json') ? 'json' : 'yaml');
    this.recordsConstructs =
      props.recordConstructMetadata ?? process.env['CDK8S_RECORD_CONSTRUCT_METADATA'] === 'true';
    this.removesStaleFiles = props.removeStaleFiles ?? true;
  }

  /** All charts, each after those that it depends on: the order in which their files are numbered. */
  override get charts(): Chart[] {
    return [...(this.known ?? this.order()).charts];
  }

  /** Writes the manifests of all charts into the output folder. */
  override synth(): void {
    // oxlint-disable-next-line typescript/unbound-method -- marks where the trace begins
    fromCaller(this.synth, (progress) => this.write(progress));
  }

  /** The manifests of all charts as one YAML text; nothing is written. */
  override synthYaml(): string {
    // oxlint-disable-next-line typescript/unbound-method -- marks where the trace begins
    return fromCaller(this.synthYaml, (progress) => this.text(progress));
  }

  private write(progress: Progress): void {
    const order = this.orderToWrite(validateTree(this, progress));
    const findings = new Findings();
    const settings = {
      layout: this.yamlOutputType,
      extension: this.outputFileExtension,
      format: this.format,
    };
    const files = layOut(order, settings, findings, progress);
    refuseLateObjects(order, asksCharts(this.yamlOutputType), findings);
    progress.clear();
    findings.settle();
    writeOutputs(
      this.outdir,
      this.recordsConstructs ? withConstructMetadata(files, order) : files,
      {
        app: this,
        removeStale: this.removesStaleFiles,
        progress,
      },
    );
  }

  private text(progress: Progress): string {
    const order = this.orderToWrite(validateTree(this, progress));
    const findings = new Findings();
    const text = textOf(order, this.yamlOutputType, findings);
    refuseLateObjects(order, true, findings);
    findings.settle();
    return text;
  }

  /** The order of what is to be written: `charts` may be overridden. */
  private orderToWrite(tree: ConstructTree): SynthesisOrder {
    const order = this.order(tree);
    this.known = order;
    try {
      const charts = this.charts;
      const own = new Set(order.charts);
      const stranger = charts.find((chart) => !own.has(chart));
      if (stranger === undefined) return { ...order, charts };
      throw new PodwrightError(
        `cannot write ${printable(stranger.node.path)}: \`charts\` gives it, and it is no chart of this app`,
      );
    } finally {
      this.known = undefined;
    }
  }

  private order(tree: ConstructTree = readTree(this)): SynthesisOrder {
    try {
      return orderSynthesis(tree);
    } catch (error) {
      if (error instanceof Cycle) {
        const paths = error.positions.map((at) => printable(tree.constructs[at]!.node.path));
        throw new PodwrightError(
          `Dependency cycle detected: ${[...paths, paths[0]].join(' => ')}\n  each waits for the next: take one of these dependencies out`,
        );
      }
      if (error instanceof OutsideCharts) {
        const path = printable(error.construct.node.path) || 'the app';
        throw new PodwrightError(
          `cannot order the dependencies of ${path}: it is in no chart\n  only charts and what is inside them can depend on each other`,
        );
      }
      throw error;
    }
  }
}
