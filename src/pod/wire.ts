import type { Container } from '../kubernetes';
import { plainCopy, type Unfit } from '../manifest/plain';
import { changeBy, inContext } from './add';
import type { RenderContext } from './context';
import type { DraftContainer, PodDraft } from './draft';
import { dropServing } from './drop-serving';
import type { Needs, PatchContainers, PatchMetadata, PatchPod } from './effect';
import { compact, isObject, merge, mergeField, type Data } from './merge';
import type { Step } from './mixin';
import type { Origin } from './origin';
import { portsOf } from './ports';
import { targeted } from './target';

/** The second phase: probes, environment, mounts, security and patches, in the order of the calls. */
export function wireTo(draft: PodDraft, { effect, origin }: Step, context: RenderContext): void {
  switch (effect.effect) {
    case 'patch containers':
      return patchContainers(draft, effect, origin, context);
    case 'patch pod':
      return patchPod(draft, effect, origin, context);
    case 'patch metadata':
      return patchMetadata(draft, effect, origin);
    case 'drop serving':
      return dropServing(draft);
    default:
      return undefined;
  }
}

function patchContainers(
  draft: PodDraft,
  effect: PatchContainers,
  origin: Origin,
  context: RenderContext,
): void {
  const { found, unknown } = targeted(draft, effect.target);
  for (const name of unknown) {
    draft.note({
      path: 'spec.containers',
      rule: 'name-existing-containers',
      type: 'FieldValueNotFound',
      message: `Not found: "${name}": no container "${name}" in this pod`,
      remedy: `name one of ${[...draft.containers.keys()].map((known) => `"${known}"`).join(', ')}, or a role: 'app', 'sidecars', 'init', 'all'`,
      origins: [origin],
    });
  }
  for (const container of found) {
    const patch = patchOf(draft, effect, context, container, origin);
    if (refused(draft, container, effect.needs, patch, origin)) continue;
    notePortsThatAreMissing(draft, container, effect.needs?.ports ?? [], origin);
    for (const field of effect.replaces ?? []) if (field in patch) delete container.data[field];
    for (const field in patch) {
      const change = changeBy(draft, origin, effect.mode, container.name, field);
      mergeField(container.data, field, patch[field], 'Container', change);
    }
  }
}

/** The patch for one container; a function that asks for the container gets a copy, and what it gives is checked. */
function patchOf(
  draft: PodDraft,
  { patch }: PatchContainers,
  context: RenderContext,
  { name, data }: DraftContainer,
  origin: Origin,
): Data {
  if (typeof patch !== 'function') return patch;
  const unfit: Unfit[] = [];
  const given: unknown = plainCopy(patch(context, compact(data) as Container), unfit, {
    allowFunctions: true,
  });
  if (!isObject(given)) {
    unfit.push({ path: '', given: `${String(given)} as a change`, remedy: 'return an object' });
  }
  for (const one of unfit) {
    draft.note({
      container: name,
      path: one.path,
      rule: 'valid-arguments',
      type: 'FieldValueInvalid',
      message: `Invalid value: ${origin.call}: a manifest cannot hold ${one.given}`,
      remedy: one.remedy,
      origins: [origin],
    });
  }
  return isObject(given) ? given : {};
}

/** Ports that a change refers to by name without writing the name anywhere. */
function notePortsThatAreMissing(
  draft: PodDraft,
  container: DraftContainer,
  names: readonly string[],
  origin: Origin,
): void {
  const ports = portsOf(container.data);
  for (const name of names) {
    if (ports.some((port) => port.name === name)) continue;
    draft.note({
      container: container.name,
      path: 'ports',
      rule: 'name-existing-ports',
      type: 'FieldValueNotFound',
      message: `Not found: "${name}": no port named "${name}" in container "${container.name}"`,
      remedy: 'name a port that the container has',
      origins: [origin],
    });
  }
}

function refused(
  draft: PodDraft,
  container: DraftContainer,
  needs: Needs | undefined,
  patch: Data,
  origin: Origin,
): boolean {
  if (needs?.refuses?.role !== container.role) return false;
  draft.note({
    container: container.name,
    path: Object.keys(patch)[0] ?? '',
    rule: 'fit-container-role',
    type: 'FieldValueForbidden',
    message: `Forbidden: ${needs.refuses.why}`,
    remedy: needs.refuses.remedy,
    origins: [origin, container.origin],
  });
  return true;
}

function patchPod(draft: PodDraft, effect: PatchPod, origin: Origin, context: RenderContext): void {
  const patch = inContext(effect.patch, context) as Data;
  for (const field of effect.replaces ?? []) if (field in patch) delete draft.spec[field];
  for (const field in patch) {
    const change = changeBy(draft, origin, effect.mode, undefined, `spec.${field}`);
    mergeField(draft.spec, field, patch[field], 'PodSpec', change);
  }
}

function patchMetadata(draft: PodDraft, effect: PatchMetadata, origin: Origin): void {
  const patch: Data = effect.patch;
  const there: unknown = draft.metadata.annotations;
  if (effect.refusesOthers !== undefined && isObject(there)) {
    for (const key in patch.annotations) {
      if (!draft.heldAnnotations.has(key) || there[key] === patch.annotations[key]) continue;
      draft.note({
        path: `metadata.annotations[${key}]`,
        rule: 'unique-names',
        type: 'FieldValueDuplicate',
        message: `Duplicate value: "${key}": it is there already with another value`,
        remedy: effect.refusesOthers.remedy,
        origins: [origin, ...(draft.record?.at(there, key) ?? [])],
      });
    }
  }
  if (effect.refusesOthers !== undefined) {
    for (const key in patch.annotations) draft.heldAnnotations.add(key);
  }
  merge(draft.metadata, patch, 'ObjectMeta', changeBy(draft, origin, 'patch'));
}
