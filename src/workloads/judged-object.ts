import { ApiObject, type JsonPatch } from 'cdk8s';
import type { Construct } from 'constructs';
import { clonedData } from '../manifest/cloned-data';
import { requireText } from '../manifest/given';
import { PlacedProblem, plainProblem } from '../manifest/placed-problem';
import { plainCopy, type Unfit } from '../manifest/plain';
import { PodwrightError } from '../manifest/podwright-error';
import type { FieldOrigin, Problem } from '../manifest/problem';
import { formatProblem, formatProblems } from '../manifest/problem-report';
import { sharedManifest } from '../manifest/shared-manifest';
import { OncePerSynthesis } from '../manifest/synthesis';
import { amongOthersOf, isAskedForOthers, problemsOf } from '../manifest/validated';
import { fieldOrigin, originOf, type Origin } from '../pod/origin';
import { settingsOf, type Settings } from '../pod/settings';
import { beyondDecoding } from '../rules/beyond-decoding';
import { check } from '../rules/check';
import { withoutEchoes } from '../rules/echoes';
import { runTwoReplicas } from '../rules/good-practice/replicas';
import { isAutoscaled } from './autoscaled';
import { isInstance, markClass } from './class-mark';
import { givenMetadata } from './given-metadata';
import { applyPatches, patchOrigins, requirePatch, type AddedPatch } from './json-patches';
import { sortsKeys } from './key-order';
import { manifestData } from './manifest-data';
import { inOrder } from './manifest-order';
import type { Content, ObjectDefinition, ObjectProps } from './object-definition';
import { objectName } from './object-name';
import { asApiObjectMetadata, laidOver, wellFormed, type ObjectMetadata } from './object-metadata';
import { Remembered } from './remembered';
import { saidIn } from './said-in';
import { afterWaivers, afterWaiversAmongOthers, allWaivers, waiversIn } from './waivers';

/** Most objects have no patches, no waivers, and nothing that is unfit: these are for all of them. */
const none: readonly never[] = [];
const nothing: Readonly<Record<string, never>> = {};

/** A manifest, and what was wrong with making it. */
interface Made {
  readonly manifest: Record<string, unknown>;
  readonly problems: readonly Problem[];
}

/** An ApiObject of cdk8s that is rendered without loss, judged where it stands, and knows who set its fields. */
export abstract class JudgedObject extends ApiObject {
  static {
    markClass(this, 'JudgedObject');
    Object.defineProperties(this.prototype, {
      [problemsOf]: { value: methodOf((object) => object.#told()) },
      [amongOthersOf]: {
        value: methodOf((object, problems: readonly Problem[], isWhole: boolean) =>
          object.#amongOthers(problems, isWhole),
        ),
      },
      [sharedManifest]: {
        value: methodOf((object) =>
          // oxlint-disable-next-line typescript/unbound-method -- compared, not called
          object.toJson === JudgedObject.prototype.toJson ? object.#manifest() : undefined,
        ),
      },
    });
  }

  /** The fields of the spec: private copies of what was given. */
  protected readonly fields: Readonly<Record<string, unknown>>;
  readonly #maker: Origin;
  readonly #unfit: readonly Unfit[];
  /** Whether the server makes the name. */
  readonly #generatesName: boolean;
  readonly #waive: Readonly<Record<string, string>>;
  #patches: readonly AddedPatch[] = none;
  readonly #rendered = new Remembered<Made>();
  readonly #judged = new Remembered<readonly Problem[]>();
  readonly #madeOnce = new OncePerSynthesis<{ readonly content: Content; readonly made: Made }>();
  readonly #judgedOnce = new OncePerSynthesis<readonly Problem[]>();

  constructor(scope: Construct, id: string, definition: ObjectDefinition) {
    const { apiVersion, kind, call } = definition;
    const { metadata, waive, ...fields } = definition.fields as ObjectProps;
    const unfit: Unfit[] = [];
    const own = wellFormed(plainCopy(metadata ?? {}, unfit, { path: ['metadata'] }), unfit);
    const name = own.name ?? definition.name ?? objectName(scope, id, kind);
    const namespace = own.namespace ?? definition.namespace;
    super(scope, id, { apiVersion, kind, metadata: asApiObjectMetadata(own, { name, namespace }) });
    this.fields = plainCopy(fields as Record<string, unknown>, unfit, { path: ['spec'] });
    this.#maker = originOf(call);
    this.#unfit = unfit.length === 0 ? none : unfit;
    this.#generatesName = own.generateName !== undefined && own.name === undefined;
    this.#waive = waive === undefined ? nothing : waiversIn(call, waive);
    this.node.addValidation({
      validate: () => (isAskedForOthers(this) ? [] : this.errors().map(formatProblem)),
    });
  }

  static override [Symbol.hasInstance]<T extends ApiObject>(
    this: { readonly prototype: T },
    value: unknown,
  ): value is T {
    return isInstance(value, this);
  }

  /** Adds operations of RFC 6902, which are applied last, to the whole manifest; the result is judged like any other. */
  override addJsonPatch(...ops: JsonPatch[]): void {
    // oxlint-disable-next-line typescript/unbound-method -- marks where the trace begins
    const origin = originOf(this.addJsonPatch, 'addJsonPatch');
    ops.forEach(requirePatch);
    this.#patches = [...this.#patches, ...ops.map((patch) => ({ patch, origin }))];
  }

  /** The manifest as plain data: a copy of the caller's own, the same each time while nothing changes. */
  override toJson(): any {
    return clonedData(this.#manifest());
  }

  #manifest(): Record<string, unknown> {
    const { manifest, problems } = this.#make().made;
    const failed = problems.filter(({ rule }) => rule === 'apply-json-patches').filter(isError);
    if (failed.length === 0) return manifest;
    throw new PodwrightError(formatProblems(this.subject(), failed));
  }

  /** The calls that set a field of the manifest, the last one first: who set this? */
  origin(path: string): readonly FieldOrigin[] {
    requireText('origin', 'the path of a field', path, "origin('spec.replicas')");
    const patches = patchOrigins(this.#patches, path);
    const calls = [...patches, ...this.setBy(path)];
    return (calls.length > 0 ? calls : [this.#maker]).map(fieldOrigin);
  }

  /** What is wrong with the manifest: in its composition, for the API server, for Pod Security, for good practice. */
  problems(): readonly Problem[] {
    return this.#found().map(plainProblem);
  }

  /** What `problems` returns, without a copy for the caller where it is ours. */
  #told(): readonly Problem[] {
    // oxlint-disable-next-line typescript/unbound-method -- compared, not called
    return this.problems === JudgedObject.prototype.problems ? this.#found() : this.problems();
  }

  #found(): readonly Problem[] {
    return this.#judgedOnce.of(() => this.#problemsNow());
  }

  #problemsNow(): readonly Problem[] {
    const { content, made } = this.#make();
    const among = this.problemsAmongOthers();
    const settings = this.settings();
    const said = saidIn(made.problems, among);
    const judged = this.#judged.of([content], [made.manifest, said, settings], () =>
      this.#judge(content, made, among),
    );
    if (!judged.some(isAboutReplicas) || !isAutoscaled(this)) return judged;
    return judged.filter((problem) => !isAboutReplicas(problem));
  }

  /** What the object holds; the same object again while nothing has changed. */
  protected abstract content(): Content;

  /** The calls that set a field, the last one first, patches apart; none where it was the one that made the object. */
  protected setBy(_path: string): readonly Origin[] {
    return [];
  }

  /** What is wrong with the finished manifest beside what the rules say. */
  protected problemsIn(_manifest: Readonly<Record<string, unknown>>): readonly Problem[] {
    return [];
  }

  /** What only a look at other objects shows. */
  protected problemsAmongOthers(): readonly Problem[] {
    return [];
  }

  /** The settings that hold here. */
  protected settings(): Settings {
    return settingsOf(this);
  }

  /** What messages call the object. */
  protected subject(): string {
    return `${this.kind} ${this.node.path}`;
  }

  /** A problem of the composition; who set the field is looked up by its path where nothing else is said. */
  protected problem(
    rule: string,
    type: Problem['type'],
    path: string,
    message: string,
    remedy: string,
    setBy?: () => readonly Origin[],
  ): Problem {
    return new PlacedProblem(
      { rule, set: 'composition', severity: 'error', path, type, message, remedy },
      setBy === undefined ? this : { origin: () => setBy().map(fieldOrigin) },
    );
  }

  private errors(): readonly Problem[] {
    return this.#told().filter(isError);
  }

  #make(): { readonly content: Content; readonly made: Made } {
    return this.#madeOnce.of(() => {
      const content = this.content();
      return { content, made: this.#render(content) };
    });
  }

  #render(content: Content): Made {
    const failures: Problem[] = [];
    const own = this.#resolvedMetadata(failures);
    const metadata = laidOver(own, content.metadata ?? {}, this.chart.labels);
    if (this.#generatesName) delete metadata.name;
    let lasting = true;
    const made = this.#rendered.of([content, ...this.#patches], [metadata, sortsKeys()], () => {
      const { apiVersion, kind } = this;
      const data = { apiVersion, kind, metadata, ...content.fields };
      const { manifest, unfit, volatile } = manifestData(this, data);
      lasting = !volatile;
      const problems = [...failures];
      for (const one of unfit) problems.push(this.#unfitProblem(one));
      const ordered = inOrder(manifest);
      if (this.#patches.length === 0) return { manifest: ordered, problems };
      // Patches are applied in place.
      const patched = applyPatches(clonedData(ordered), this.#patches, problems);
      return { manifest: inOrder(patched), problems };
    });
    if (!lasting) this.#rendered.forget();
    return made;
  }

  #resolvedMetadata(problems: Problem[]): ObjectMetadata {
    try {
      return givenMetadata(this.metadata);
    } catch (error) {
      const cause = error instanceof Error ? error.message : String(error);
      const message = `Invalid value: it cannot be rendered: ${cause}`;
      const remedy = 'give metadata.add() plain data';
      problems.push(
        this.problem('valid-arguments', 'FieldValueInvalid', 'metadata', message, remedy),
      );
      return { name: this.name };
    }
  }

  #judge(
    content: Content,
    { manifest, problems }: Made,
    among: readonly Problem[],
  ): readonly Problem[] {
    const settings = this.settings();
    const { kubernetes, podSecurity, goodPractice } = settings;
    const { unknown = none } = content;
    const options = { kubernetes, podSecurity, goodPractice: goodPractice !== false };
    const found = check(manifest, options);
    const all: Problem[] = [];
    for (const one of this.#unfit) all.push(this.#unfitProblem(one));
    for (const list of [problems, content.problems, this.problemsIn(manifest), among]) {
      for (const problem of list) all.push(problem);
    }
    for (const list of [found, beyondDecoding(manifest, found, options)]) {
      for (const problem of list) {
        if (!unknown.includes(problem.path)) all.push(new PlacedProblem(problem, this));
      }
    }
    const waivers = allWaivers(this.#waive, this.#maker, content.waivers);
    return withoutEchoes(afterWaivers(all, waivers, settings));
  }

  #amongOthers(problems: readonly Problem[], isWhole: boolean): readonly Problem[] {
    const placed = problems.map((problem) => new PlacedProblem(problem, this));
    const waivers = allWaivers(this.#waive, this.#maker, this.#make().content.waivers);
    return afterWaiversAmongOthers(placed, waivers, isWhole);
  }

  #unfitProblem({ path, given, remedy }: Unfit): Problem {
    const message = `Invalid value: a manifest cannot hold ${given}`;
    return this.problem('valid-arguments', 'FieldValueInvalid', path, message, remedy);
  }
}

/** A method that is known by a symbol only. */
function methodOf<Given extends readonly unknown[], Result>(
  tell: (object: JudgedObject, ...given: Given) => Result,
): (...given: Given) => Result {
  return function (this: JudgedObject, ...given: Given): Result {
    return tell(this, ...given);
  };
}

function isAboutReplicas({ rule }: Problem): boolean {
  return rule === runTwoReplicas.id;
}

function isError({ severity }: Problem): boolean {
  return severity === 'error';
}
