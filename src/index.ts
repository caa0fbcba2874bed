export type { FieldOrigin, Problem, ProblemSet, ProblemType, SourcePlace } from './manifest/problem';
