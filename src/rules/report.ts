import type { Problem, ProblemType } from '../manifest/problem';
import type { RuleInfo } from './rule';
import { versionsOf, type VersionSet } from './versions';

interface Finding {
  readonly rule: RuleInfo;
  readonly path: string;
  /** Where it stands in the manifest. */
  readonly field: string;
  readonly type: ProblemType;
  readonly message: string;
  readonly remedy: string | undefined;
  versions: VersionSet;
}

// Most manifests have no problems; this list stays empty.
const nothing: never[] = [];

/** Collects what the rules find in one manifest, and in which versions. */
export class Report {
  /** The rule that is being run. */
  rule: RuleInfo | undefined;
  /** The versions that were asked about. */
  readonly asked: VersionSet;
  /** The versions in which an error was found. */
  refusedBy: VersionSet = 0;
  private findings: Finding[] = nothing;
  private readonly prefix: string;

  /** With `prefix`, the path of the object in its manifest: `items[0]`. */
  constructor(asked: VersionSet, prefix = '') {
    this.asked = asked;
    this.prefix = prefix;
  }

  /** How much was found until now. */
  get size(): number {
    return this.findings.length;
  }

  /** Another report about the same object, with nothing in it. */
  empty(): Report {
    return new Report(this.asked, this.prefix);
  }

  /** Adds a finding of the rule that is being run; one that is already there gains the versions. */
  add(
    path: string,
    type: ProblemType,
    message: string,
    versions: VersionSet,
    remedy: string | undefined,
    field: string = path,
  ): void {
    const { rule } = this;
    if (rule === undefined) throw new Error(`a problem at ${path} was reported outside a rule`);
    if (rule.severity !== 'warning') this.refusedBy |= versions;
    if (this.findings === nothing) this.findings = [];
    this.findings.push({
      rule,
      path,
      field,
      type,
      message,
      remedy: remedy ?? rule.remedy,
      versions,
    });
  }

  /** What was found, in the order of finding, the same thing once. */
  problems(): Problem[] {
    if (this.findings.length === 0) return [];
    return merged(this.findings).map((finding) => problemOf(finding, this.asked, this.prefix));
  }
}

function merged(findings: readonly Finding[]): readonly Finding[] {
  if (areFewAndDistinct(findings)) return findings;
  const byText = new Map<string, Finding>();
  for (const finding of findings) {
    const text = `${finding.rule.id}\n${finding.path}\n${finding.field}\n${finding.type}\n${finding.message}`;
    const same = byText.get(text);
    if (same === undefined) byText.set(text, { ...finding });
    else same.versions |= finding.versions;
  }
  return [...byText.values()];
}

const few = 16;

function areFewAndDistinct(findings: readonly Finding[]): boolean {
  if (findings.length > few) return false;
  for (let i = 1; i < findings.length; i += 1) {
    for (let k = 0; k < i; k += 1) {
      if (isSame(findings[i] as Finding, findings[k] as Finding)) return false;
    }
  }
  return true;
}

function isSame(one: Finding, other: Finding): boolean {
  return (
    one.rule.id === other.rule.id &&
    one.path === other.path &&
    one.field === other.field &&
    one.type === other.type &&
    one.message === other.message
  );
}

function problemOf(finding: Finding, asked: VersionSet, prefix: string): Problem {
  const { rule, path, field, type, message, remedy, versions } = finding;
  const set = rule.set ?? 'api-server';
  const problem: Writable<Problem> = {
    rule: rule.id,
    set,
    severity: rule.severity ?? (set === 'good-practice' ? 'warning' : 'error'),
    path: inManifest(path, prefix),
    type,
    message,
  };
  // Not spread in: there is one of these for each warning of each object.
  if (field !== path) problem.field = inManifest(field, prefix);
  if (remedy !== undefined) problem.remedy = remedy;
  if (versions !== asked) problem.kubernetes = versionsOf(versions);
  return problem;
}

function inManifest(path: string, prefix: string): string {
  return prefix === '' || path === '' ? prefix + path : `${prefix}.${path}`;
}

type Writable<T> = { -readonly [K in keyof T]: T[K] };
