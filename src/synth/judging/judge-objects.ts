import { ApiObject, Chart } from 'cdk8s';
import type { IConstruct } from 'constructs';
import type { Problem } from '../../manifest/problem';
import {
  amongOthersOf,
  isJudging,
  isValidated,
  problemsOf,
  type Validated,
} from '../../manifest/validated';
import type { ConstructReport } from '../../manifest/construct-report';
import { beyondDecoding } from '../../rules/beyond-decoding';
import { checkGroups } from '../../rules/check-all';
import type { CheckOptions } from '../../rules/check-options';
import { withoutEchoes } from '../../rules/echoes';
import { renderAhead } from '../render/render-object';

/** An object as it is rendered; it has no manifest where there is an error. */
interface RenderedObject {
  readonly object: ApiObject;
  readonly manifest?: object | undefined;
  readonly problems: readonly Problem[];
}

/**
 * Judges the objects below a scope, each alone, and those of a chart together; each is rendered once.
 *
 * Of objects that tell their own problems it tells only what the others beside them show.
 */
export function judgeObjects(scope: IConstruct, options: CheckOptions): readonly ConstructReport[] {
  const rendered = objectsBelow(scope).map(render);
  const whole = rendered.filter(({ manifest }) => manifest !== undefined);
  const groups = [...byChart(whole).values()];
  const found = checkGroups(
    groups.map((group) => group.map(({ manifest }) => manifest)),
    options,
    { areAll: whole.length === rendered.length, areTogether: true },
  );
  const judged = new Map(
    groups.flatMap((group, g) => group.map((one, i) => [one, found[g]?.[i] ?? []] as const)),
  );
  // While an object cannot be read, nothing is said to be missing, and no waiver of that is old.
  const isWhole =
    whole.length === rendered.length &&
    found.flat(2).every(({ severity }) => severity === 'warning');
  return rendered
    .map((one) => ({
      construct: one.object,
      problems: told(one, judged.get(one) ?? [], options, isWhole),
    }))
    .filter(({ problems }) => problems.length > 0);
}

/** The objects below a scope, in the order of the tree, but for those of a scope within it that judges its own. */
function objectsBelow(scope: IConstruct): readonly ApiObject[] {
  const objects: ApiObject[] = [];
  const open: IConstruct[] = [scope];
  for (let one = open.pop(); one !== undefined; one = open.pop()) {
    if (one !== scope && isJudging(one)) continue;
    if (ApiObject.isApiObject(one)) objects.push(one);
    open.push(...one.node.children.toReversed());
  }
  return objects;
}

function render(object: ApiObject): RenderedObject {
  const { manifest, problems } = renderAhead(object);
  // What tells its own problems tells why it cannot be rendered, too.
  if (isValidated(object)) return { object, manifest, problems: [] };
  const refused = problems.some(({ severity }) => severity === 'error');
  return refused ? { object, problems } : { object, manifest, problems };
}

function byChart(
  rendered: readonly RenderedObject[],
): ReadonlyMap<Chart, readonly RenderedObject[]> {
  const charts = new Map<Chart, RenderedObject[]>();
  for (const one of rendered) {
    const chart = Chart.of(one.object);
    const group = charts.get(chart);
    if (group === undefined) charts.set(chart, [one]);
    else group.push(one);
  }
  return charts;
}

function told(
  { object, manifest, problems }: RenderedObject,
  judged: readonly Problem[],
  options: CheckOptions,
  isWhole: boolean,
): readonly Problem[] {
  if (isValidated(object)) return toldAmongOthers(object, judged, isWhole);
  const beyond = manifest === undefined ? [] : beyondDecoding(manifest, judged, options);
  return withoutEchoes([...problems, ...judged, ...beyond]).map(withRemedyForOthers);
}

const mixin = /\bwith[A-Z]\w*\(/;

/** Mixins change what podwright made: for another object the path says what to change, and the mixin to what. */
function withRemedyForOthers(problem: Problem): Problem {
  const { remedy } = problem;
  if (remedy === undefined || !mixin.test(remedy)) return problem;
  return { ...problem, remedy: `set the field there; in a pod of podwright: ${remedy}` };
}

function toldAmongOthers(
  object: Validated,
  judged: readonly Problem[],
  isWhole: boolean,
): readonly Problem[] {
  const among = judged.filter(({ set }) => set === 'composition');
  const left = object[amongOthersOf]?.(among, isWhole) ?? among;
  if (left.length === 0) return left;
  const own = object[problemsOf]();
  return left.filter(({ set, path, message }) =>
    // Of a waiver that is wrong in itself, the object tells, too.
    own.every((one) => (set === 'composition' ? one.path !== path : one.message !== message)),
  );
}
