#!/usr/bin/env node
// What npm installs as `carrel`.
import { main } from './command.js';

process.exitCode = await main(process.argv.slice(2));
