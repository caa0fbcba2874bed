import type { FieldPath } from '../../field-path';
import type { Rule } from '../../rule';
import { planOf, runPlan } from '../../rule-plan';
import { checkAnnotations } from './annotations';
import { checkFinalizers } from './finalizers';
import { checkGeneration } from './generation';
import { checkLabels } from './labels';
import type { MetadataScope, ObjectMetadata } from './metadata-scope';
import { checkGenerateName, checkNamespace, requireObjectName } from './names';
import { anyName } from './object-name';
import { checkOwnerReferences, warnOfOwnersNamedTwice } from './owner-references';

/** The rules of every object's metadata. */
export const metadataRules: readonly Rule<ObjectMetadata, MetadataScope>[] = [
  requireObjectName,
  checkGenerateName,
  checkNamespace,
  checkGeneration,
  checkLabels,
  checkAnnotations,
  checkOwnerReferences,
  warnOfOwnersNamedTwice,
  checkFinalizers,
];

const plan = planOf(metadataRules);

/** Judges what the server asks of every name, where it has nothing else to refuse. */
export function judgeUncheckedName({ name, generateName }: ObjectMetadata, at: FieldPath): void {
  if (!name || !generateName) return;
  at.report.rule = checkGenerateName;
  anyName(generateName, true, at.in(~at.report.refusedBy).child('generateName'));
  at.report.rule = undefined;
}

/** Judges the metadata of an object. */
export function judgeMetadata(metadata: ObjectMetadata, at: FieldPath, scope: MetadataScope): void {
  runPlan(plan, metadata, at, scope);
}
