import type { IConstruct } from 'constructs';
import { versionsIn, type KubernetesRange } from '../kubernetes/versions';
import {
  named,
  refuseUnknown,
  requireObjectFor,
  requireScope,
  requireText,
} from '../manifest/given';
import { SharedInSynthesis } from '../manifest/synthesis';
import type { DefaultSet } from './default-set';
import { shellWait } from './wait/shell-wait';
import type { WaitProgram } from './wait/program';

/** What holds for a scope and everything below it. */
export interface ScopeSettings {
  /**
   * The Kubernetes minor versions that the manifests must be right for.
   * @defaultValue every version podwright knows
   */
  readonly kubernetes?: KubernetesRange;
  /**
   * The named set of defaults that fills what is unset.
   * @defaultValue `'restricted'`
   */
  readonly defaults?: DefaultSet;
  /**
   * The Pod Security Standard that pods are held to; `'off'` for none.
   * @defaultValue `'restricted'`, or `'off'` with `defaults: 'none'`
   */
  readonly podSecurity?: 'restricted' | 'baseline' | 'off';
  /**
   * Whether good practice is reported, as warnings; `'error'` refuses instead.
   * @defaultValue true, `'error'` with `defaults: 'hardened'`, false with `defaults: 'none'`
   */
  readonly goodPractice?: boolean | 'error';
  /**
   * The DNS domain of the cluster.
   * @defaultValue `'cluster.local'`
   */
  readonly clusterDomain?: string;
  /** The programs of helper containers, each exchangeable as a whole: image, command, security context. */
  readonly helpers?: HelperSettings;
}

/** The programs of helper containers. */
export interface HelperSettings {
  /**
   * What waits: `shellWait({ image })`, `wait4xWait({ image })`, `clientWait({ postgres: image })`, or one of your own.
   * @defaultValue `shellWait()`
   */
  readonly wait?: WaitProgram;
}

/** One for all, so that equal settings are equal: rendering is remembered by them. */
let usualWait: WaitProgram | undefined;

/** The settings of a scope with every default filled in. */
export interface Settings {
  readonly kubernetes: KubernetesRange;
  readonly defaults: DefaultSet;
  readonly podSecurity: 'restricted' | 'baseline' | 'off';
  readonly goodPractice: boolean | 'error';
  readonly clusterDomain: string;
  readonly helpers: Required<HelperSettings>;
}

/** A registered symbol, so that two copies of this package in one program see each other's settings. */
const key: unique symbol = Symbol.for('podwright.settings') as never;

interface Configured extends IConstruct {
  [key]?: ScopeSettings;
}

/**
 * Sets what holds for a scope (a chart, an app, any construct) and everything below it; the nearest scope wins, field by field.
 *
 * @example
 * configure(chart, { kubernetes: '1.34-1.36', defaults: 'hardened' });
 */
export function configure(scope: IConstruct, settings: ScopeSettings): void {
  requireScope(configure, scope, example);
  requireSettings(settings);
  const configured = scope as Configured;
  const value = { ...configured[key], ...settings };
  Object.defineProperty(configured, key, { value, configurable: true, enumerable: false });
}

/** What was said of this very scope, if anything. */
export function settingsGivenTo(scope: IConstruct): ScopeSettings | undefined {
  return (scope as Configured)[key];
}

const example = "configure(chart, { defaults: 'hardened' })";

const settingNames: readonly (keyof ScopeSettings)[] = [
  'kubernetes',
  'defaults',
  'podSecurity',
  'goodPractice',
  'clusterDomain',
  'helpers',
];

const choices = {
  defaults: ['restricted', 'hardened', 'none'],
  podSecurity: ['restricted', 'baseline', 'off'],
  goodPractice: [true, false, 'error'],
} as const satisfies { readonly [K in keyof ScopeSettings]: readonly ScopeSettings[K][] };

/** A setting that is misspelt would change nothing, and nobody would notice. */
function requireSettings(settings: ScopeSettings): void {
  requireObjectFor(configure, 'its settings', settings, example);
  refuseUnknown(configure, settings, settingNames);
  const { kubernetes, clusterDomain, helpers } = settings;
  if (kubernetes !== undefined) versionsIn(kubernetes);
  for (const name of ['defaults', 'podSecurity', 'goodPractice'] as const) {
    const value = settings[name];
    const allowed: readonly unknown[] = choices[name];
    if (value === undefined || allowed.includes(value)) continue;
    throw new TypeError(
      `${name}: ${quoted(value)} is not known; give one of ${allowed.map(quoted).join(', ')}`,
    );
  }
  if (clusterDomain !== undefined) {
    requireText(configure, 'clusterDomain', clusterDomain, "clusterDomain: 'cluster.local'");
  }
  if (helpers !== undefined) requireHelpers(helpers);
}

function requireHelpers(helpers: HelperSettings): void {
  requireObjectFor(configure, 'helpers', helpers, 'helpers: { wait: shellWait() }');
  refuseUnknown(configure, helpers, ['wait'], 'in helpers ');
  if (helpers.wait === undefined || typeof helpers.wait === 'function') return;
  throw new TypeError(
    `configure takes a program for helpers.wait, helpers: { wait: shellWait() }, and was given ${named(helpers.wait)}`,
  );
}

function quoted(value: unknown): string {
  if (typeof value === 'string') return `'${value.slice(0, 64)}'`;
  return typeof value === 'boolean' || value === null ? String(value) : named(value);
}

/** While one synthesis runs, scopes and what is said of them stay as they are. */
const known = new SharedInSynthesis(() => new Map<IConstruct, Settings>());

/** The settings that hold at a scope. */
export function settingsOf(scope?: IConstruct): Settings {
  const kept = known.now();
  if (kept === undefined || scope === undefined) return settingsNow(scope);
  // Most scopes say nothing themselves: what holds for the one above holds for them.
  let said = scope;
  while (said.node.scope !== undefined && (said as Configured)[key] === undefined)
    said = said.node.scope;
  let settings = kept.get(said);
  if (settings === undefined) kept.set(said, (settings = settingsNow(said)));
  return settings;
}

function settingsNow(scope: IConstruct | undefined): Settings {
  const said: ScopeSettings = Object.assign(
    {},
    ...(scope?.node.scopes ?? []).map((above) => defined((above as Configured)[key] ?? {})),
  );
  const defaults = said.defaults ?? 'restricted';
  return {
    kubernetes: said.kubernetes ?? '1.33-1.36',
    defaults,
    podSecurity: said.podSecurity ?? (defaults === 'none' ? 'off' : 'restricted'),
    goodPractice: said.goodPractice ?? (defaults === 'hardened' ? 'error' : defaults !== 'none'),
    clusterDomain: said.clusterDomain ?? 'cluster.local',
    helpers: { wait: said.helpers?.wait ?? (usualWait ??= shellWait()) },
  };
}

function defined(settings: ScopeSettings): ScopeSettings {
  return Object.fromEntries(Object.entries(settings).filter(([, value]) => value !== undefined));
}
