import type { Rule } from '../../rule';
import { hasKeys } from '../controllers/defaulted-labels';
import { labelValueErrors } from '../formats/label-value';
import { refuseMalformedLabels } from '../metadata/labels';
import type { ObjectMetadata } from '../metadata/metadata-scope';
import { generatedName } from '../metadata/object-name';
import { refuseMalformedSelector, type Selector } from '../selectors/label-selector';
import { selectorMatches } from '../selectors/matches';
import type { JobSpecNode } from './job-scope';

type Labels = Readonly<Record<string, string | undefined>>;
interface JobNode {
  readonly metadata?: ObjectMetadata | undefined;
  readonly spec?: JobSpecNode | undefined;
}

const reference =
  'https://kubernetes.io/docs/concepts/workloads/controllers/job/#specifying-your-own-pod-selector';
const uidLabels: readonly string[] = ['controller-uid', 'batch.kubernetes.io/controller-uid'];
const selectedUid = 'batch.kubernetes.io/controller-uid';
const nameLabels: readonly string[] = ['job-name', 'batch.kubernetes.io/job-name'];

// Stands for the uid that the server will give. No selector can ask for it: it is no label value.
const uid = ' the uid of the Job ';

/** The labels by which a Job finds its pods are the server's to give. */
export const keepGeneratedLabels: Rule<JobNode> = {
  id: 'keep-generated-job-labels',
  refuses:
    'a template that has the labels which the server gives the pods of a Job, with other values',
  covers: ['JOB-4', 'JOB-5', 'JOB-6', 'JOB-7'],
  reference,
  remedy: 'leave the labels out, or set manualSelector with a selector of your own',
  check({ metadata, spec }, at) {
    const labels = spec?.template?.metadata?.labels;
    if (labels === undefined || spec?.manualSelector === true) return;
    const place = at.child('spec').child('template').child('metadata').child('labels');
    for (const key of uidLabels) {
      if (Object.hasOwn(labels, key)) place.key(key).invalid(labels, "must be the Job's uid");
    }
    const name = nameOf(metadata);
    for (const key of nameLabels) {
      if (Object.hasOwn(labels, key) && labels[key] !== name) {
        place.key(key).invalid(labels, `must be '${name}'`);
      }
    }
  },
};

/** The selector of a Job is the server's to give, unless the Job says otherwise. */
export const checkJobSelector: Rule<JobNode> = {
  id: 'check-job-selector',
  refuses:
    'a malformed selector of a Job, one without manualSelector, and manualSelector without one',
  covers: ['JOB-8', 'JOB-9', 'JOB-10'],
  reference,
  check({ metadata, spec = {} }, at) {
    const { selector, manualSelector } = spec;
    const place = at.child('spec').child('selector');
    if (selector === undefined) {
      if (manualSelector === true) place.required();
      return;
    }
    refuseMalformedSelector(selector, place);
    if (manualSelector === true) return;
    const name = nameOf(metadata);
    const generated = { ...both(uidLabels, uid), ...both(nameLabels, name) };
    if (selectorMatches(selector, generated) === false) {
      place.invalid(selector, '`selector` not auto-generated');
    }
  },
};

/** The selector of a Job selects the Job's own pods. */
export const matchJobSelectorToTemplate: Rule<JobNode> = {
  id: 'match-job-selector-to-template',
  refuses: 'a Job whose selector does not match the labels of its template',
  covers: ['JOB-11'],
  reference,
  check({ metadata, spec = {} }, at) {
    const given = spec.template?.metadata?.labels;
    if (!selectsItsPods(spec.selector, given, spec.manualSelector === true, metadata)) {
      at.child('spec')
        .child('template')
        .child('metadata')
        .child('labels')
        .invalid(given ?? null, '`selector` does not match template `labels`');
    }
  },
};

function selectsItsPods(
  selector: Selector | undefined,
  labels: Labels | undefined,
  manual: boolean,
  metadata: ObjectMetadata | undefined,
): boolean {
  if (manual) return selectorMatches(selector, labels) !== false;
  const overwritten = labels !== undefined && Object.hasOwn(labels, selectedUid);
  if (selector === undefined) return !overwritten;
  const generated = { ...both(uidLabels, uid), ...both(nameLabels, nameOf(metadata)), ...labels };
  const answer = selectorMatches(selector, generated);
  if (answer === undefined) return true;
  const { matchLabels } = selector;
  const asksForUid = matchLabels === undefined || !Object.hasOwn(matchLabels, selectedUid);
  return answer && !(asksForUid && overwritten);
}

/** The name of a Job becomes labels. */
export const checkJobNameAsLabel: Rule<JobNode> = {
  id: 'check-job-name-as-label',
  refuses: 'a Job whose name is no label value, such as one of more than 63 characters',
  covers: ['JOB-5', 'JOB-7'],
  reference: 'https://kubernetes.io/docs/concepts/workloads/controllers/job/#writing-a-job-spec',
  remedy: 'shorten the name to 63 characters',
  check(job, at) {
    const labels = nameLabelsOf(job);
    if (labels === undefined) return;
    const source = at.child('metadata').child('name');
    refuseMalformedLabels(labels, at.child('spec').child('template'), 'labels', source);
    // The labels of the template stand for those of a Job that has none, and the server adds to both at once, unless
    // it works on a copy because it has to make a name.
    const { name, labels: own } = job.metadata ?? {};
    const shared = name && job.spec?.template?.metadata?.labels !== undefined;
    if (shared && !hasKeys(own)) {
      refuseMalformedLabels(labels, at.child('metadata'), 'labels', source);
    }
  },
};

/** The labels that the server makes from a name that cannot be one; undefined where there are none. */
function nameLabelsOf({ metadata, spec }: JobNode): Labels | undefined {
  if (spec?.manualSelector === true) return undefined;
  const name = nameOf(metadata);
  if (labelValueErrors(name).length === 0) return undefined;
  const given = spec?.template?.metadata?.labels;
  return Object.fromEntries(
    nameLabels
      .filter((key) => given === undefined || !Object.hasOwn(given, key))
      .map((key) => [key, name]),
  );
}

function nameOf(metadata: ObjectMetadata | undefined): string {
  if (metadata?.name) return metadata.name;
  return metadata?.generateName ? generatedName(metadata.generateName) : '';
}

function both(keys: readonly string[], value: string): Labels {
  return Object.fromEntries(keys.map((key) => [key, value]));
}
