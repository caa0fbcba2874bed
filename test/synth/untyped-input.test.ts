import { ApiObject, type Chart, Testing, YamlOutputType } from 'cdk8s';
import { App, checkAtSynth, report } from 'podwright';
import { applyWaivers, check, checkAll } from 'podwright/rules';

/** What arrives from JavaScript or JSON: what is no sensible call throws at its line and shows one that is. */
const synth = {
  App: (props: unknown) => new App(props as {}),
  checkAtSynth: (options: unknown, scope: unknown = Testing.chart()) =>
    checkAtSynth(scope as Chart, options as {}),
  report: (scope: unknown) => report(scope as Chart),
  check: (options: unknown) => check({}, options as {}),
  checkAll: (manifests: unknown, options: unknown = {}) => checkAll(manifests as [], options as {}),
  applyWaivers: (problems: unknown, waivers: unknown, judged: unknown = {}) =>
    applyWaivers(problems as [], waivers as [], judged as {}),
} as unknown as Readonly<Record<string, (...given: readonly unknown[]) => unknown>>;

test.each<readonly [string, readonly unknown[], string]>([
  [
    'App',
    ['dist'],
    "App takes its props as an object, new App({ outdir: 'dist' }), and was given a",
  ],
  ['App', [null], 'and was given null'],
  ['App', [{ outDir: 'x' }], 'App has no "outDir" to set: outdir is meant'],
  ['App', [{ remove_stale_files: false }], 'removeStaleFiles is meant'],
  ['App', [{ format: 'yml' }], "App takes format as 'yaml' or 'json', and was given 'yml'"],
  ['App', [{ removeStaleFiles: 'no' }], "removeStaleFiles as true or false, and was given 'no'"],
  ['App', [{ recordConstructMetadata: 1 }], 'true or false, and was given 1'],
  ['App', [{ outdir: 5 }], 'App takes outdir as text, and was given 5'],
  ['App', [{ outputFileExtension: {} }], 'as text, and was given an object of another kind'],
  ['App', [{ yamlOutputType: 'resource' }], 'App takes yamlOutputType as one of FILE_PER_APP'],
  ['App', [{ yamlOutputType: '1' }], "FOLDER_PER_CHART_FILE_PER_RESOURCE, and was given '1'"],
  ['App', [{ resolvers: {} }], 'App takes resolvers as a list, and was given'],
  [
    'checkAtSynth',
    ['x'],
    "checkAtSynth takes its options as an object, checkAtSynth(chart, { kubernetes: '1.33-1.36' })",
  ],
  ['checkAtSynth', [{}, 'x'], 'checkAtSynth takes a construct first, checkAtSynth(chart, {'],
  ['checkAtSynth', [{ waive: 'x' }], 'checkAtSynth takes its waivers as an object, waive: {'],
  ['checkAtSynth', [{ waiver: {} }], "there is no option 'waiver'"],
  ['report', ['x'], 'report takes a construct first, report(app), and was given a string'],
  ['check', [[]], 'options: a list is no object with kubernetes, podSecurity, goodPractice'],
  ['check', ['x'], "options: 'x' is no object with"],
  ['check', [{ kuberntes: '1.36' }], "there is no option 'kuberntes'"],
  ['checkAll', [{}], 'checkAll takes the manifests as a list, checkAll([deployment, service])'],
  ['checkAll', [[], []], 'options: a list is no object with'],
  ['applyWaivers', [[], {}], 'applyWaivers takes the waivers as a list, applyWaivers(problems, [{'],
  ['applyWaivers', ['x', [{}]], 'applyWaivers takes the problems as a list'],
  ['applyWaivers', [[], [{}], null], 'applyWaivers takes the judged sets as an object'],
])('%s(%j) is refused', (call, given, message) => {
  expect(() => synth[call]!(...given)).toThrow(TypeError);
  expect(() => synth[call]!(...given)).toThrow(message);
});

test('an App takes an output type by its name, as JSON has it', () => {
  const props = { outdir: 'out', yamlOutputType: 'FILE_PER_APP' } as object;
  const { outdir, yamlOutputType } = new App(props);
  expect([outdir, yamlOutputType]).toEqual(['out', YamlOutputType.FILE_PER_APP]);
});

test('an App takes null and undefined for what was not said, and props of newer versions of cdk8s', () => {
  const props = { outdir: null, format: undefined, toCome: true } as object;
  expect(new App(props).outdir).toBe('dist');
});

test('a waiver at synth without a reason is told of', () => {
  const chart = Testing.chart();
  new ApiObject(chart, 'x', { apiVersion: 'v1', kind: 'Pod', metadata: { name: 'x' } });
  const waive = { 'avoid-naked-pod': 5 } as unknown as Readonly<Record<string, string>>;
  checkAtSynth(chart, { goodPractice: true, waive });
  expect(report(chart).flatMap(({ problems }) => problems)).toContainEqual(
    expect.objectContaining({ message: 'waiver for "avoid-naked-pod": it gives no reason' }),
  );
});
