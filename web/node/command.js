// The `carrel` command of the npm package. Exit codes: 0 done; 1 done, but with something to mend; 2 the command line makes no sense;
// 3 what was named cannot be read or written.
import { parseArgs } from 'node:util';
import { EngineError } from '../engine/engine.js';
import { UsageError } from './command_line.js';
import { exportCommand } from './export_command.js';
import { FileError } from './folder.js';
import { packCommand } from './pack_command.js';
import { searchCommand } from './search_command.js';
import { serveCommand } from './serve_command.js';
import { version } from './version.js';
import { printLine, warn } from './terminal.js';

/**
 * @typedef {object} Command
 * @property {string} usage
 * @property {string} does
 * @property {Record<string, {type: 'string' | 'boolean', short?: string, multiple?: boolean, value?: string, help: string}>} options value: what stands for it in the help
 * @property {number} least words that must be given
 * @property {(words: string[], options: Record<string, any>) => Promise<number> | number} run yields the exit code
 */
/** @type {Record<string, Command>} */
const COMMANDS = {
  pack: packCommand,
  search: searchCommand,
  export: exportCommand,
  serve: serveCommand,
};

function help() {
  const lines = [
    'carrel packs a folder of Markdown posts into an archive that readers search and read in their browser',
    '',
  ];
  for (const { usage, does, options } of Object.values(COMMANDS)) {
    lines.push(`carrel ${usage}`, `    ${does}`);
    for (const [name, { short, value = '', help: text }] of Object.entries(options)) {
      lines.push(
        `    ${`${short ? `-${short}, ` : ''}--${name}${value ? ` ${value}` : ''}`.padEnd(26)}${text}`,
      );
    }
    lines.push('');
  }
  return lines.join('\n');
}

/** @param {string[]} given */
async function run([name, ...given]) {
  if (name === '--version') {
    printLine(`carrel ${version}`);
    return 0;
  }
  if (name === '--help' || name === '-h' || name === 'help') {
    printLine(help());
    return 0;
  }
  if (!name || !Object.hasOwn(COMMANDS, name))
    throw new UsageError(name ? `there is no command "${name}"` : 'a command is needed');
  const command = COMMANDS[name];
  let parsed;
  try {
    parsed = parseArgs({
      args: given,
      options: { ...command.options, help: { type: 'boolean', short: 'h' } },
      allowPositionals: true,
    });
  } catch (error) {
    throw new UsageError(/** @type {Error} */ (error).message);
  }
  if (parsed.values.help) {
    printLine(help());
    return 0;
  }
  if (parsed.positionals.length < command.least)
    throw new UsageError(`usage: carrel ${command.usage}`);
  return command.run(parsed.positionals, parsed.values);
}

/** @param {string[]} given the words after the command's own name @returns {Promise<number>} the exit code */
export async function main(given) {
  try {
    return await run(given);
  } catch (error) {
    const { message, where, hint } = /** @type {any} */ (error);
    if (error instanceof UsageError) {
      warn(`error: ${message}\nRun carrel --help for every command and option.`);
      return 2;
    }
    if (!(error instanceof FileError) && !(error instanceof EngineError)) throw error;
    warn(`error: ${where ? `${where}: ` : ''}${message}${hint ? ` (${hint})` : ''}`);
    return error instanceof EngineError && ['not-found', 'secret'].includes(error.code) ? 1 : 3;
  }
}
