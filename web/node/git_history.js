// Asks git about the work tree that a folder lies in, as src/cli/git_history.h does. The only place of the command that starts another program.
import { spawnSync } from 'node:child_process';
import { existsSync, realpathSync } from 'node:fs';
import { dirname, join } from 'node:path';

const encoder = new TextEncoder();

/** Whether the folder or one above it holds ".git". @param {string} folder */
function liesInGit(folder) {
  for (let level = realpathSync(folder); ; level = dirname(level)) {
    if (existsSync(join(level, '.git'))) return true;
    if (level === dirname(level)) return false;
  }
}

/** Why there is no answer; empty where there is one. @param {ReturnType<typeof spawnSync>} done @param {import('../engine/packer.js').GitQuestions} questions */
function refusalOf({ error, status, stderr }, { seconds, bytes }) {
  const code = /** @type {NodeJS.ErrnoException | undefined} */ (error)?.code;
  if (code === 'ENOENT') return 'git was not found';
  if (code === 'ETIMEDOUT') return `git took longer than ${seconds} seconds`;
  if (code === 'ENOBUFS') return `its history is larger than ${bytes >> 20} MiB`;
  if (error) return `git cannot be started: ${error.message}`;
  return status === 0 ? '' : `git says: ${String(stderr).split('\n')[0]}`;
}

/**
 * What git printed as "place" and "log", or "refusal"; nothing outside a work tree.
 * @param {string} folder @param {import('../engine/packer.js').GitQuestions} questions
 * @returns {[string, Uint8Array][]}
 */
export function askGit(folder, questions) {
  if (!liesInGit(folder)) return [];
  const variables = questions.inherited.map((name) => [name, process.env[name]]);
  const env = Object.fromEntries([
    ...variables.filter(([, value]) => value !== undefined),
    ...questions.environment.map((pair) => pair.split('=')),
  ]);
  /** @type {[string, Uint8Array][]} */
  const answers = [];
  for (const name of /** @type {const} */ (['place', 'log'])) {
    const done = spawnSync('git', ['-C', folder, ...questions[name]], {
      env,
      stdio: ['ignore', 'pipe', 'pipe'],
      timeout: questions.seconds * 1000,
      killSignal: 'SIGKILL',
      maxBuffer: questions.bytes,
      windowsHide: true,
    });
    const refusal = refusalOf(done, questions);
    if (refusal) return [['refusal', encoder.encode(refusal)]];
    answers.push([name, done.stdout]);
  }
  return answers;
}
