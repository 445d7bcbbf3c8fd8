export { settingsProblems } from './check-settings.ts'
export { sentryBaseProblems } from './endpoint-problems.ts'
