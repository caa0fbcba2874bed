import { check } from '../../../../src/rules';

function refusals(kind: string, name: string, spec: object): readonly string[] {
  const manifest = { apiVersion: 'batch/v1', kind, metadata: { name }, spec };
  return check(manifest)
    .filter(({ severity }) => severity === 'error')
    .map(({ path, type, message }) => `${path} ${type} ${message}`);
}

const pod = { restartPolicy: 'Never', containers: [{ name: 'main', image: 'a:1' }] };
const template = { spec: pod };
const indexed = { completionMode: 'Indexed', completions: 3, template };

describe('the restartPolicy of a Job', () => {
  it.each([['Never'], ['OnFailure']])('may be %s', (restartPolicy) => {
    expect(refusals('Job', 'once', { template: { spec: { ...pod, restartPolicy } } })).toEqual([]);
  });

  it('has no default that a Job takes', () => {
    const spec = { containers: pod.containers };
    expect(refusals('Job', 'once', { template: { spec } })).toEqual([
      'spec.template.spec.restartPolicy FieldValueRequired Required value: valid values: "OnFailure", "Never"',
    ]);
  });

  it('is Never beside a podFailurePolicy', () => {
    const spec = { ...pod, restartPolicy: 'OnFailure' };
    expect(
      refusals('Job', 'once', { podFailurePolicy: { rules: [] }, template: { spec } }),
    ).toEqual([
      'spec.template.spec.restartPolicy FieldValueInvalid Invalid value: "OnFailure": only "Never" is supported when podFailurePolicy is specified',
    ]);
  });
});

describe('the name of a Job', () => {
  it('becomes labels of its pods', () => {
    const name = 'a'.repeat(64);
    expect(refusals('Job', name, { template })).toEqual([
      `spec.template.labels FieldValueInvalid Invalid value: "${name}": must be no more than 63 bytes`,
    ]);
  });

  it('leaves room for the index in the host names of an Indexed one', () => {
    expect(refusals('Job', 'a'.repeat(61), indexed)).toEqual([]);
    expect(refusals('Job', 'a'.repeat(62), indexed)).toEqual([
      `metadata.name FieldValueInvalid Invalid value: "${'a'.repeat(62)}": will not able to create pod with invalid DNS label: ${'a'.repeat(62)}-2`,
    ]);
  });

  it('of a CronJob leaves room for what the server adds', () => {
    const spec = { schedule: '@daily', jobTemplate: { spec: { template } } };
    expect(refusals('CronJob', 'a'.repeat(52), spec)).toEqual([]);
    expect(refusals('CronJob', 'a'.repeat(53), spec)).toEqual([
      `metadata.name FieldValueInvalid Invalid value: "${'a'.repeat(53)}": must be no more than 52 characters`,
    ]);
  });
});

describe('the selector of a Job', () => {
  const labelled = { metadata: { labels: { app: 'once' } }, spec: pod };
  const selector = { matchLabels: { app: 'once' } };

  it("is the server's to make, unless manualSelector is set", () => {
    expect(refusals('Job', 'once', { selector, template: labelled })).toEqual([
      'spec.selector FieldValueInvalid Invalid value: {"matchLabels":{"app":"once"}}: `selector` not auto-generated',
    ]);
    expect(refusals('Job', 'once', { manualSelector: true, selector, template: labelled })).toEqual(
      [],
    );
  });

  it('may ask for what the server labels the pods with', () => {
    const byName = { matchLabels: { 'job-name': 'once' } };
    expect(refusals('Job', 'once', { selector: byName, template })).toEqual([]);
  });

  it('finds no pods where the template overwrites the labels', () => {
    const labels = { 'batch.kubernetes.io/controller-uid': 'x' };
    const found = refusals('Job', 'once', { template: { metadata: { labels }, spec: pod } });
    expect(found.map((line) => line.split(' ')[0])).toEqual([
      'spec.template.metadata.labels[batch.kubernetes.io/controller-uid]',
      'spec.template.metadata.labels',
    ]);
  });
});

describe('the successPolicy of an Indexed Job', () => {
  function success(rule: object): readonly string[] {
    return refusals('Job', 'once', { ...indexed, successPolicy: { rules: [rule] } });
  }
  const at = 'spec.successPolicy.rules[0]';

  it.each([
    [{ succeededCount: 3 }],
    [{ succeededIndexes: '0-2', succeededCount: 3 }],
    [{ succeededIndexes: '0,2' }],
  ])('may be %j', (rule) => {
    expect(success(rule)).toEqual([]);
  });

  it.each([
    ['0-3', 'too large index: "3"'],
    ['1,1', 'non-increasing order, previous: 1, current: 1'],
    ['2-1', 'non-increasing order, previous: 2, current: 1'],
    ['a', 'cannot convert string to integer for index: "a"'],
    [
      '0-1-2',
      `the fragment "0-1-2" violates the requirement that an index interval can have at most two parts separated by '-'`,
    ],
  ])('may not have the indexes %s', (succeededIndexes, why) => {
    expect(success({ succeededIndexes })).toEqual([
      `${at}.succeededIndexes FieldValueInvalid Invalid value: "${succeededIndexes}": error parsing succeededIndexes: ${why}`,
    ]);
  });

  it('counts no more than there are', () => {
    expect(success({ succeededIndexes: '0', succeededCount: 4 })).toEqual([
      `${at}.succeededCount FieldValueInvalid Invalid value: 4: must be less than or equal to 3 (the number of specified completions)`,
      `${at}.succeededCount FieldValueInvalid Invalid value: 4: must be less than or equal to 1 (the number of indexes in the specified succeededIndexes field)`,
    ]);
  });

  it('does not crash where completions are missing, as the server does', () => {
    const spec = {
      ...indexed,
      completions: undefined,
      parallelism: 1,
      successPolicy: { rules: [{ succeededIndexes: '0' }] },
    };
    expect(refusals('Job', 'once', spec)).toEqual([
      'spec.completions FieldValueRequired Required value: when completion mode is Indexed',
    ]);
  });
});

describe('the Job of a CronJob', () => {
  it('gets no completions from the server', () => {
    const spec = { completionMode: 'Indexed', template };
    expect(refusals('Job', 'once', spec)).toEqual([]);
    expect(refusals('CronJob', 'nightly', { schedule: '@daily', jobTemplate: { spec } })).toEqual([
      'spec.jobTemplate.spec.completions FieldValueRequired Required value: when completion mode is Indexed',
    ]);
  });

  it('has no selector', () => {
    const spec = { manualSelector: true, selector: {}, template };
    expect(refusals('CronJob', 'nightly', { schedule: '@daily', jobTemplate: { spec } })).toEqual([
      'spec.jobTemplate.spec.selector FieldValueInvalid Invalid value: {}: `selector` will be auto-generated',
      'spec.jobTemplate.spec.manualSelector FieldValueNotSupported Unsupported value: true: supported values: "nil", "false"',
    ]);
  });
});
